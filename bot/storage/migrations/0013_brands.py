"""How a sub-account looks, who made an API key, what did not arrive, and what is left of checks that are erased."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0012_own_questionnaires")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("SubAccountRow", "look", Json(db_default={})),
        ops.AddField("ApiKeyRow", "made_by", Word(db_default="")),
        ops.AddField("ApiKeyRow", "used_at", Instant(null=True)),
        ops.CreateModel(
            name="LogoRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("kind", Word()),
                ("content", Word()),
                ("created_at", Instant()),
            ],
            options={"table": "logo", "app": "storage"},
        ),
        ops.CreateModel(
            name="ErasedCheckRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("sub_account", Word()),
                ("assignment", Word()),
                ("status", Word()),
                ("requested", fields.IntField()),
                ("answered", fields.IntField()),
                ("referees", fields.IntField()),
                ("created_at", Instant()),
                ("last_at", Instant()),
                ("erased_at", Instant()),
            ],
            options={"table": "erased_check", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE INDEX "logo_by_organisation" ON "logo" ("organisation")',
                'CREATE INDEX "erased_check_by_organisation" ON "erased_check" ("organisation", "created_at")',
                'CREATE INDEX "outbox_undelivered" ON "outbox" ("organisation", "channel", "id")'
                " WHERE \"delivery\" = 'undelivered'",
            ]
        ),
    ]
