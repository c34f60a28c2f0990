"""People on an assignment's list, of whom no check has been started yet."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0013_brands")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="ListedRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("assignment", Word()),
                ("name", Word()),
                ("phone", Word(null=True)),
                ("email", Word(null=True)),
                ("listed_by", Word()),
                ("created_at", Instant()),
            ],
            options={"table": "listed", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE INDEX "listed_by_assignment" ON "listed" ("assignment", "created_at")',
            ]
        ),
    ]
