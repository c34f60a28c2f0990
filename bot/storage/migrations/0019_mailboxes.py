"""What the sandbox keeps: content templates, phones with something the matter; mail as people get it, and answer it."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Json, Word


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
    ]
