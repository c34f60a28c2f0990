"""What became of messages: when the provider is asked, and what each cost."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0017_abuse")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("OutboxRow", "ask_at", Instant(null=True)),
        ops.AddField("OutboxRow", "asked", fields.IntField(db_default=0)),
        ops.AddField("OutboxRow", "asking_until", Instant(null=True)),
        ops.AddField("OutboxRow", "charge", fields.BigIntField(null=True)),
        ops.AddField("OutboxRow", "currency", Word(null=True)),
        ops.AddField("OutboxRow", "charged_segments", fields.IntField(null=True)),
        ops.RunSQL(['CREATE INDEX "outbox_to_ask" ON "outbox" ("ask_at") WHERE "ask_at" IS NOT NULL']),
    ]
