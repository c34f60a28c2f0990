"""Ways to the heads of webhooks' lines; and on PostgreSQL, which transactions a new delivery waits for."""

from typing import Any

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

TOLD = """INSERT INTO webhook_delivery
(organisation, webhook, type, "check", event, created_at, due_at, leased_until, settles_after)
SELECT w.organisation, w.id, e.type, e."check", e.id, e.at, e.at,
(extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 5000000,
pg_snapshot_xmax(pg_current_snapshot())::text::bigint
FROM told e JOIN webhook w ON w.organisation = e.organisation
WHERE w.is_active AND w.gone_at IS NULL AND (w.types = '[]' OR position('"' || e.type || '"' IN w.types) > 0)
ORDER BY e.id"""

# Whoever has got a lower number is in a transaction that is open now: nobody posts before these have ended. One that
# stays open, of whatever database of the server, holds nothing up for more than five seconds.
TELL = f"""CREATE OR REPLACE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {TOLD}; RETURN NULL; END $$"""


async def settle_by_transactions(apps: Any, editor: Any) -> None:
    if editor.client.capabilities.dialect == "postgres":
        await editor.client.execute_query(TELL)


class Migration(migrations.Migration):
    dependencies = [("storage", "0020_webhooks")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("WebhookDeliveryRow", "settles_after", fields.BigIntField(null=True)),
        ops.RunSQL(
            [
                'DROP INDEX "webhook_delivery_waiting"',
                'CREATE INDEX "webhook_delivery_untried" ON "webhook_delivery"'
                ' ("webhook", (coalesce("event", 0)), "id")'
                ' WHERE "posting" = \'waiting\' AND "attempts" = 0',
                'CREATE INDEX "webhook_delivery_again" ON "webhook_delivery" ("webhook", "due_at", "id")'
                ' WHERE "posting" = \'waiting\' AND "attempts" > 0',
                'CREATE INDEX "webhook_delivery_underway" ON "webhook_delivery" ("webhook", "leased_until")'
                ' WHERE "leased_by" IS NOT NULL',
            ]
        ),
        ops.RunPython(settle_by_transactions),
    ]
