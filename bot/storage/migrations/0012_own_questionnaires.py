"""Questionnaires that organisations make for themselves."""

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0011_openings")]  # noqa: RUF012

    operations = []  # noqa: RUF012
