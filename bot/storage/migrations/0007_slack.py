"""The recruiter's desk in Slack: workspaces, recruiters, cards; cancelling that can be taken back."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0006_finding")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("CheckRow", "place", Json(null=True)),
        ops.AddField("CheckRow", "cancelling_until", Instant(null=True)),
        ops.AddField("CheckRow", "cancelling_by", Word(db_default="")),
        ops.AddField("SubAccountRow", "slack_channel", Word(db_default="")),
        ops.CreateModel(
            name="WorkspaceRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("name", Word()),
                ("bot_user", Word()),
                ("bot", Word()),
                ("app", Word()),
                ("scopes", Word()),
                ("installed_by", Word()),
                ("installed_at", Instant()),
                ("removed_at", Instant(null=True)),
                ("token", Word()),
                ("refresh_token", Word()),
                ("token_expires_at", Instant(null=True)),
                ("refreshing_until", Instant(null=True)),
                ("echoed_at", Instant(null=True)),
                ("updated", Json(db_default=[])),
            ],
            options={"table": "slack_workspace", "app": "storage"},
        ),
        ops.CreateModel(
            name="StateRow",
            fields=[("state", Word(primary_key=True)), ("organisation", Word()), ("created_at", Instant())],
            options={"table": "slack_state", "app": "storage"},
        ),
        ops.CreateModel(
            name="RecruiterRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True)),
                ("workspace", Word()),
                ("user", Word()),
                ("organisation", Word()),
                ("name", Word()),
                ("email", Word()),
                ("language", Word()),
                ("zone", Word()),
                ("is_guest", fields.BooleanField()),
                ("is_admin", fields.BooleanField()),
                ("is_gone", fields.BooleanField()),
                ("read_at", Instant(null=True)),
                ("telling", Word()),
                ("has_digest", fields.BooleanField()),
                ("snoozed_until", Instant(null=True)),
                ("snoozed_checks", Json()),
                ("usual", Json()),
                ("home", Json()),
                ("home_opened_at", Instant(null=True)),
            ],
            options={"table": "recruiter", "app": "storage"},
        ),
        ops.CreateModel(
            name="CardRow",
            fields=[
                ("check", Word(primary_key=True)),
                ("organisation", Word()),
                ("workspace", Word()),
                ("channel", Word()),
                ("language", Word()),
                ("changes", fields.IntField()),
                ("changed_at", Instant()),
                ("posting", fields.IntField()),
                ("ts", Word(null=True)),
                ("gone", Word()),
                ("file_version", fields.IntField()),
                ("is_public", fields.BooleanField()),
                ("posted_hash", Word()),
                ("shown", fields.IntField(db_default=0)),
                ("shown_hash", Word(db_default="")),
                ("shown_at", Instant(null=True)),
                ("leased_until", Instant(null=True)),
            ],
            options={"table": "card", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "recruiter_by_user" ON "recruiter" ("workspace", "user")',
                'CREATE INDEX "recruiter_by_home" ON "recruiter" ("home_opened_at") WHERE "home_opened_at" IS NOT NULL',
                'CREATE INDEX "card_behind" ON "card" ("workspace", "changed_at")'
                ' WHERE "changes" > "shown" AND "ts" IS NOT NULL',
            ]
        ),
    ]
