"""Users and the roles they hold in their unit."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from accounts.enums import Role
from accounts.models.unit import Unit


class User(AbstractUser):
    """A person who signs in. Belongs to one unit; the roles say what is allowed there."""

    first_name = None
    last_name = None
    name = models.CharField("姓名", max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="users", verbose_name="单位")
    title = models.CharField("职务", max_length=40, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "用户"
        ordering = ["unit", "name"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """Return the name as it is said."""
        return self.name

    def get_short_name(self) -> str:
        """Return the same: a Chinese name is not cut."""
        return self.name

    @property
    def roles(self) -> frozenset[str]:
        """The user's role codes, read once a request (kept on the instance)."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(self.held_roles.values_list("role", flat=True)) if self.pk else frozenset()
        return self._roles

    def holds(self, role: str) -> bool:
        """Whether the user is active and holds the role."""
        return self.is_active and role in self.roles


class HeldRole(models.Model):
    """One role of one user."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="held_roles", verbose_name="用户")
    role = models.CharField("角色", max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = verbose_name_plural = "角色"
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="held_role_once")]

    def __str__(self) -> str:
        return self.get_role_display()
