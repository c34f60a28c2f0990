"""How a sub-account looks."""

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0012_own_questionnaires")]  # noqa: RUF012

    operations = []  # noqa: RUF012
