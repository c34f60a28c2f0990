"""Who was let in to a report, and every opening of one."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0010_pages")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("OrganisationRow", "reports_open_to", Word(db_default="link")),
        ops.CreateModel(
            name="ShareRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("name", Word()),
                ("email", Word()),
                ("token_hash", Word()),
                ("shared_by", Word()),
                ("created_at", Instant()),
                ("withdrawn_at", Instant(null=True)),
                ("mailed_at", Instant(null=True)),
            ],
            options={"table": "report_share", "app": "storage"},
        ),
        ops.CreateModel(
            name="OpeningRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("at", Instant()),
                ("by", Word()),
                ("who", Word()),
                ("name", Word()),
                ("way", Word()),
                ("version", fields.IntField()),
                ("address", Word()),
                ("browser", Word()),
            ],
            options={"table": "opening", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "report_share_by_token" ON "report_share" ("token_hash")',
                'CREATE INDEX "report_share_by_check" ON "report_share" ("check")',
                'CREATE INDEX "opening_by_organisation" ON "opening" ("organisation", "at", "id")',
                'CREATE INDEX "opening_by_check" ON "opening" ("check", "at")',
            ]
        ),
    ]
