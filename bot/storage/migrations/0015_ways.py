"""What a message is on channels that know more than words, and channels that failed (R38)."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json


class Migration(migrations.Migration):
    dependencies = [("storage", "0014_listed")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("LaneRow", "heard_at", Instant(null=True)),
        ops.AddField("OutboxRow", "form", Json(db_default={})),
        ops.AddField("OutboxRow", "is_beside", fields.BooleanField(null=True)),
        ops.AddField("ConversationRow", "failed", Json(db_default=[])),
    ]
