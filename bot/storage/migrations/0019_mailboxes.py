"""Mail as people get it in the sandbox, and answer it."""

from typing import Any

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0018_fates")]  # noqa: RUF012

    operations: list[Any] = []  # noqa: RUF012
