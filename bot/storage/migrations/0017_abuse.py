"""Who may be written to: countries, rates and a budget."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0016_templates")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="CountRow",
            fields=[
                ("key", Word(primary_key=True)),
                ("used", fields.BigIntField()),
                ("kept_until", Instant()),
            ],
            options={"table": "counts", "app": "storage"},
        ),
        ops.AddField("OrganisationRow", "allowance", Json(db_default={})),
        ops.AddField("OrganisationRow", "starts", Json(db_default={})),
        ops.AddField("LaneRow", "answered", fields.IntField(db_default=0)),
        ops.AddField("LaneRow", "answered_since", Instant(null=True)),
        ops.AddField("LaneRow", "hasty", fields.IntField(db_default=0)),
        ops.AddField("LaneRow", "hasty_since", Instant(null=True)),
        ops.AddField("OutboxRow", "waits_for", Word(null=True)),
    ]
