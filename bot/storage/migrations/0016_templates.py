"""WhatsApp templates as the provider knows them."""

from typing import Any

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0015_ways")]  # noqa: RUF012

    operations: list[Any] = []  # noqa: RUF012
