"""What personal pages keep: drafts, and traces of the devices that answered."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0009_users")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="DraftRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("conversation", Word()),
                ("key", Word()),
                ("text", Word()),
                ("at", Instant()),
            ],
            options={"table": "draft", "app": "storage"},
        ),
        ops.CreateModel(
            name="TraceRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("conversation", Word()),
                ("kind", Word()),
                ("hash", Word()),
                ("at", Instant()),
            ],
            options={"table": "trace", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "draft_by_key" ON "draft" ("conversation", "key")',
                'CREATE INDEX "draft_by_check" ON "draft" ("check")',
                'CREATE UNIQUE INDEX "trace_by_hash" ON "trace" ("conversation", "kind", "hash")',
                'CREATE INDEX "trace_by_check" ON "trace" ("check")',
            ]
        ),
    ]
