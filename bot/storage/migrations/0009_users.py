"""Users who sign in: sessions, passkeys, codes by mail."""

from tortoise import fields, migrations
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
        ops.CreateModel(
            name="SignInRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("way", Word()),
                ("expected", Word()),
                ("back", Word()),
                ("client", Word()),
                ("created_at", Instant()),
                ("email", Word()),
                ("user", Word()),
                ("tries", fields.IntField()),
                ("passed_at", Instant(null=True)),
                ("ended_at", Instant(null=True)),
            ],
            options={"table": "sign_in", "app": "storage"},
        ),
        ops.CreateModel(
            name="PasskeyRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("user", Word()),
                ("name", Word()),
                ("public_key", Word()),
                ("sign_count", fields.BigIntField()),
                ("created_at", Instant()),
                ("used_at", Instant(null=True)),
            ],
            options={"table": "passkey", "app": "storage"},
        ),
        ops.CreateModel(
            name="SandboxMailRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("position", fields.BigIntField()),
                ("address", Word()),
                ("subject", Word()),
                ("text", Word()),
                ("created_at", Instant()),
            ],
            options={"table": "sandbox_mail", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "users_by_email" ON "users" ("organisation", "email")',
                'CREATE INDEX "users_by_email_alone" ON "users" ("email")',
                'CREATE INDEX "user_session_by_user" ON "user_session" ("user")',
                'CREATE INDEX "sign_in_by_email" ON "sign_in" ("email", "created_at")',
                'CREATE INDEX "sign_in_by_client" ON "sign_in" ("client", "created_at")',
                'CREATE INDEX "passkey_by_user" ON "passkey" ("user")',
                'CREATE INDEX "sandbox_mail_by_position" ON "sandbox_mail" ("position")',
            ]
        ),
    ]
