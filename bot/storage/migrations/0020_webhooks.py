"""Webhooks, and the trigger that has every event told to them in the transaction that writes it, whoever does."""

from typing import Any

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word

TOLD = """INSERT INTO webhook_delivery (organisation, webhook, type, "check", event, created_at, due_at{more})
SELECT w.organisation, w.id, e.type, e."check", e.id, e.at, e.at{of_more}
FROM {events} JOIN webhook w ON w.organisation = e.organisation
WHERE w.is_active AND w.gone_at IS NULL AND (w.types = '[]' OR {place} > 0) ORDER BY e.id"""

SQLITE_NEW = """(SELECT NEW.organisation AS organisation, NEW.type AS type, NEW."check" AS "check", NEW.id AS id,
NEW.at AS at) e"""
ON_SQLITE = TOLD.format(events=SQLITE_NEW, more="", of_more="", place="""instr(w.types, '"' || e.type || '"')""")
HAS_ANY = "EXISTS (SELECT 1 FROM webhook WHERE organisation = NEW.organisation)"
SQLITE = (f"CREATE TRIGGER event_is_told AFTER INSERT ON event WHEN {HAS_ANY} BEGIN {ON_SQLITE}; END",)

# For a quarter of a second nobody's: what has a lower number, and is committed a little later, goes before it.
SETTLES = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 250000"
ON_POSTGRES = TOLD.format(
    events="told e",
    more=", leased_until",
    of_more=f", {SETTLES}",
    place="""position('"' || e.type || '"' IN w.types)""",
)
POSTGRES = (
    f"""CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {ON_POSTGRES}; RETURN NULL; END $$""",
    """CREATE TRIGGER event_is_told AFTER INSERT ON event REFERENCING NEW TABLE AS told
FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks()""",
)


async def tell_of_events(apps: Any, editor: Any) -> None:
    for statement in POSTGRES if editor.client.capabilities.dialect == "postgres" else SQLITE:
        await editor.client.execute_query(statement)


class Migration(migrations.Migration):
    dependencies = [("storage", "0019_mailboxes")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="WebhookRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("url", Word()),
                ("types", Json()),
                ("secrets", Json()),
                ("made_by", Word()),
                ("created_at", Instant()),
                ("name", Word(db_default="")),
                ("is_active", fields.BooleanField(db_default=True)),
                ("off_because", Word(db_default="")),
                ("rotated_at", Instant(null=True)),
                ("gone_at", Instant(null=True)),
            ],
            options={"table": "webhook", "app": "storage"},
        ),
        ops.CreateModel(
            name="WebhookDeliveryRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("organisation", Word()),
                ("webhook", Word()),
                ("type", Word()),
                ("check", Word(null=True)),
                ("event", fields.BigIntField(null=True)),
                ("created_at", Instant()),
                ("due_at", Instant()),
                ("posting", Word(db_default="waiting")),
                ("attempts", fields.IntField(db_default=0)),
                ("first_tried_at", Instant(null=True)),
                ("ended_at", Instant(null=True)),
                ("replay_of", fields.BigIntField(null=True)),
                ("leased_by", Word(null=True)),
                ("leased_until", Instant(null=True)),
            ],
            options={"table": "webhook_delivery", "app": "storage"},
        ),
        ops.CreateModel(
            name="WebhookTryRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("delivery", fields.BigIntField()),
                ("at", Instant()),
                ("took_milliseconds", fields.IntField()),
                ("status", fields.IntField(null=True)),
                ("error", Word()),
            ],
            options={"table": "webhook_try", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE INDEX "webhook_by_organisation" ON "webhook" ("organisation")',
                'CREATE INDEX "webhook_delivery_by_webhook" ON "webhook_delivery" ("webhook", "id")',
                'CREATE INDEX "webhook_delivery_by_check" ON "webhook_delivery" ("check")',
                'CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" ("webhook", "check", "id")'
                " WHERE \"posting\" = 'waiting'",
                'CREATE INDEX "webhook_delivery_heads" ON "webhook_delivery" ("webhook", "id")'
                " WHERE \"posting\" = 'waiting'",
                'CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" ("due_at") WHERE "posting" = \'waiting\'',
                'CREATE INDEX "webhook_delivery_ended" ON "webhook_delivery" ("ended_at") WHERE "ended_at" IS NOT NULL',
                'CREATE INDEX "webhook_try_by_delivery" ON "webhook_try" ("delivery", "id")',
            ]
        ),
        ops.RunPython(tell_of_events),
    ]
