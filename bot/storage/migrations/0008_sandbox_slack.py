"""What the sandbox's likeness of Slack keeps."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0007_slack")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="SandboxSlackMessageRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("channel", Word()),
                ("ts", Word()),
                ("thread", Word(null=True)),
                ("visible_to", Word(null=True)),
                ("body", Json()),
            ],
            options={"table": "sandbox_slack_message", "app": "storage"},
        ),
        ops.CreateModel(
            name="SandboxSlackFileRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("name", Word()),
                ("title", Word()),
                ("body", Word()),
            ],
            options={"table": "sandbox_slack_file", "app": "storage"},
        ),
        ops.CreateModel(
            name="SandboxSlackKeptRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("body", Json()),
            ],
            options={"table": "sandbox_slack_kept", "app": "storage"},
        ),
        ops.RunSQL(
            ['CREATE INDEX "sandbox_slack_message_by_thread" ON "sandbox_slack_message" ("channel", "thread", "ts")']
        ),
    ]
