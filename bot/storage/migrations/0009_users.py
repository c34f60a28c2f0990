"""Users who sign in: sessions, passkeys, codes by mail."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0008_sandbox_slack")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="UserRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("email", Word()),
                ("name", Word()),
                ("role", Word()),
                ("language", Word()),
                ("created_at", Instant()),
                ("deactivated_at", Instant(null=True)),
            ],
            options={"table": "users", "app": "storage"},
        ),
        ops.CreateModel(
            name="SessionRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("user", Word()),
                ("way", Word()),
                ("browser", Word()),
                ("created_at", Instant()),
                ("seen_at", Instant()),
                ("expires_at", Instant()),
                ("ended_at", Instant(null=True)),
            ],
            options={"table": "user_session", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "users_by_email" ON "users" ("organisation", "email")',
                'CREATE INDEX "users_by_email_alone" ON "users" ("email")',
                'CREATE INDEX "user_session_by_user" ON "user_session" ("user")',
            ]
        ),
    ]
