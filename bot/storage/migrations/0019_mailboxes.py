"""What the sandbox keeps: content templates, phones with something the matter; mail as people get it, and answer it.

Also when a mail that came was last answered.
"""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0018_fates")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="SandboxKeptRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("kind", Word()),
                ("body", Json()),
            ],
            options={"table": "sandbox_kept", "app": "storage"},
        ),
        ops.AddField("LaneRow", "mail_answered_at", Instant(null=True)),
        ops.AddField("SandboxMailRow", "html", Word(db_default="")),
        ops.AddField("SandboxMailRow", "head", Json(db_default={})),
        ops.AddField("SandboxMailRow", "images", Json(db_default=[])),
        ops.AddField("SandboxMailRow", "is_theirs", fields.BooleanField(db_default=False)),
    ]
