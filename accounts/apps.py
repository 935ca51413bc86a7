"""The app's name in Django's registry, and the site that Django's admin serves here."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class AccountsConfig(AppConfig):
    """单位与用户."""

    name = "accounts"
    verbose_name = "单位与用户"
    default_auto_field = "django.db.models.BigAutoField"
    default = True


class OfficeAdminConfig(admin.AdminConfig):
    """Django's admin with a site of our own: the administrator's tables and nothing else."""

    default_site = "accounts.admin_site.OfficeAdminSite"
    default = False
