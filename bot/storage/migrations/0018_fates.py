"""What became of messages: when the provider is asked, and what each cost."""

from typing import Any

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0017_abuse")]  # noqa: RUF012

    operations: list[Any] = []  # noqa: RUF012
