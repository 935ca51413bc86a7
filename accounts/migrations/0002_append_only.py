"""Make the log append-only in the database itself, and write the first end of its chain."""

from django.db import migrations

from accounts.append_only import guard, unguard


def close_log(apps, schema_editor):
    apps.get_model("accounts", "ActHead").objects.get_or_create(pk=1)
    guard(schema_editor.connection)


def open_log(apps, schema_editor):
    unguard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(close_log, open_log)]
