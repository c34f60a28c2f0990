"""Lanes, the inbox, timers, the outbox and its senders."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0002_checks")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="LaneRow",
            fields=[
                ("key", Word(primary_key=True)),
                ("opted_out_at", Instant(null=True)),
                ("focus", Word(null=True)),
                ("choices", Json()),
                ("held", Json()),
                ("stranger_answered_at", Instant(null=True)),
            ],
            options={"table": "lane", "app": "storage"},
        ),
        ops.CreateModel(
            name="InboxRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("lane", Word()),
                ("source", Word()),
                ("key", Word()),
                ("happening", Word()),
                ("payload", Json()),
                ("received_at", Instant()),
                ("attempts", fields.IntField()),
                ("retry_at", Instant(null=True)),
                ("applied_at", Instant(null=True)),
                ("parked_at", Instant(null=True)),
                ("error", Word(null=True)),
                ("outcome", Json(null=True)),
            ],
            options={"table": "inbox", "app": "storage"},
        ),
        ops.CreateModel(
            name="TimerRow",
            fields=[
                ("key", Word(primary_key=True)),
                ("lane", Word()),
                ("due_at", Instant()),
                ("happening", Word()),
                ("payload", Json()),
            ],
            options={"table": "timer", "app": "storage"},
        ),
        ops.CreateModel(
            name="OutboxRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("key", Word()),
                ("organisation", Word()),
                ("check", Word(null=True)),
                ("conversation", Word(null=True)),
                ("lane", Word()),
                ("sender", Word()),
                ("channel", Word()),
                ("address", Word()),
                ("purpose", Word()),
                ("body", Word()),
                ("segments", fields.IntField()),
                ("due_at", Instant()),
                ("created_at", Instant()),
                ("zone", Word()),
                ("tells", Word()),
                ("about", Json(null=True)),
                ("starts", Json()),
                ("progress", Word()),
                ("delivery", Word(null=True)),
                ("provider_id", Word(null=True)),
                ("error", Word(null=True)),
                ("attempts", fields.IntField()),
                ("retry_at", Instant(null=True)),
                ("leased_at", Instant(null=True)),
                ("leased_by", Word(null=True)),
                ("sent_at", Instant(null=True)),
                ("look_again_at", Instant(null=True)),
            ],
            options={"table": "outbox", "app": "storage"},
        ),
        ops.CreateModel(
            name="SenderRow",
            fields=[
                ("key", Word(primary_key=True)),
                ("arrives_at", Instant()),
                ("resumes_at", Instant(null=True)),
            ],
            options={"table": "sender", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "inbox_by_key" ON "inbox" ("source", "key")',
                'CREATE INDEX "inbox_by_lane" ON "inbox" ("lane")',
                'CREATE INDEX "inbox_waiting" ON "inbox" ("lane", "id")'
                ' WHERE "applied_at" IS NULL AND "parked_at" IS NULL',
                'CREATE INDEX "timer_by_due" ON "timer" ("due_at")',
                'CREATE INDEX "timer_by_lane" ON "timer" ("lane")',
                'CREATE UNIQUE INDEX "outbox_by_key" ON "outbox" ("key")',
                'CREATE INDEX "outbox_by_check" ON "outbox" ("check")',
                'CREATE INDEX "outbox_by_provider_id" ON "outbox" ("provider_id") WHERE "provider_id" IS NOT NULL',
                'CREATE INDEX "outbox_waiting" ON "outbox" ("lane", "id")'
                " WHERE \"progress\" IN ('queued', 'leased', 'unclear')",
                'CREATE INDEX "outbox_queued" ON "outbox" ("id") WHERE "progress" = \'queued\'',
                'CREATE INDEX "outbox_unsettled" ON "outbox" ("id") WHERE "progress" IN (\'leased\', \'unclear\')',
            ]
        ),
    ]
