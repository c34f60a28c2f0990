"""Who may be written to: countries, rates and a budget."""

from typing import Any

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0016_templates")]  # noqa: RUF012

    operations: list[Any] = []  # noqa: RUF012
