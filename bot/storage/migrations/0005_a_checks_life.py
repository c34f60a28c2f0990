"""What the whole life of a check needs: snoozes, estimates, forwarded links, errands, a sub-account's own ways."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Day, Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0004_upkeep")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("CheckRow", "withdrawal_asked_at", Instant(null=True)),
        ops.AddField("CheckRow", "unreachable_at", Instant(null=True)),
        ops.AddField("CheckRow", "unreachable_because", Word(db_default="")),
        ops.AddField("CheckRow", "senders", Json(db_default={})),
        ops.AddField("CheckRow", "code", Word(db_default="")),
        ops.AddField("ReferenceRow", "reminded", fields.IntField(db_default=0)),
        ops.AddField("ReferenceRow", "reminded_at", Instant(null=True)),
        ops.AddField("ReferenceRow", "snoozed_until", Instant(null=True)),
        ops.AddField("ReferenceRow", "expected_on", Day(null=True)),
        ops.AddField("ReferenceRow", "follow_up_asked_at", Instant(null=True)),
        ops.AddField("ConversationRow", "snoozed_until", Instant(null=True)),
        ops.AddField("ConversationRow", "opening_asked_at", Instant(null=True)),
        ops.AddField("ConversationRow", "reminder_asked_at", Instant(null=True)),
        ops.AddField("LaneRow", "not_connected_at", Instant(null=True)),
        ops.AddField("LaneRow", "departed", Json(db_default=[])),
        ops.AddField("TimerRow", "conversation", Word(null=True)),
        ops.AddField("SenderRow", "organisation", Word(null=True)),
        ops.AddField("SubAccountRow", "senders", Json(db_default={})),
        ops.AddField("SubAccountRow", "defaults", Json(db_default={})),
        ops.AddField("SubAccountRow", "texts", Json(db_default={})),
        ops.AddField("SubAccountRow", "chosen", Json(db_default=[])),
        ops.AddField("CreditEntryRow", "balance", fields.IntField(db_default=0)),
        ops.CreateModel(
            name="ErrandRow",
            fields=[
                ("key", Word(primary_key=True)),
                ("lane", Word()),
                ("address", Word()),
                ("payload", Json()),
                ("attempts", fields.IntField(db_default=0)),
                ("retry_at", Instant(null=True)),
            ],
            options={"table": "errand", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'DROP INDEX "credit_entry_by_organisation"',
                'CREATE INDEX "credit_entry_by_organisation" ON "credit_entry" ("organisation", "id")',
                'UPDATE "credit_entry" SET "balance" = (SELECT sum("amount") FROM "credit_entry" AS "up"'
                ' WHERE "up"."organisation" = "credit_entry"."organisation" AND "up"."id" <= "credit_entry"."id")',
                'CREATE INDEX "checks_by_assignment" ON "checks" ("assignment")',
                'CREATE UNIQUE INDEX "checks_by_code" ON "checks" ("code") WHERE "code" <> \'\'',
                'CREATE INDEX "timer_by_conversation" ON "timer" ("conversation") WHERE "conversation" IS NOT NULL',
                'CREATE INDEX "outbox_queued_by_due" ON "outbox" ("due_at") WHERE "progress" = \'queued\'',
            ]
        ),
    ]
