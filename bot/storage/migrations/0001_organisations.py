"""Organisations, their sub-accounts, credits, API keys, assignments and questionnaires."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    initial = True

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="OrganisationRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("name", Word()),
                ("created_at", Instant()),
                ("credits_limited", fields.BooleanField()),
            ],
            options={"table": "organisation", "app": "storage"},
        ),
        ops.CreateModel(
            name="SubAccountRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("key", Word()),
                ("name", Word()),
                ("language", Word()),
                ("zone", Word()),
                ("plan", Json()),
                ("contact_shown", Word()),
                ("retention_months", fields.IntField()),
            ],
            options={"table": "sub_account", "app": "storage"},
        ),
        ops.CreateModel(
            name="CreditEntryRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("organisation", Word()),
                ("amount", fields.IntField()),
                ("reason", Word()),
                ("at", Instant()),
                ("check", Word(null=True)),
            ],
            options={"table": "credit_entry", "app": "storage"},
        ),
        ops.CreateModel(
            name="ApiKeyRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("name", Word()),
                ("fingerprint", Word()),
                ("created_at", Instant()),
                ("revoked_at", Instant(null=True)),
            ],
            options={"table": "api_key", "app": "storage"},
        ),
        ops.CreateModel(
            name="AssignmentRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("title", Word()),
                ("external_id", Word(null=True)),
            ],
            options={"table": "assignment", "app": "storage"},
        ),
        ops.CreateModel(
            name="QuestionnaireRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("name", Word()),
                ("language", Word()),
                ("version", fields.IntField()),
                ("content", Json()),
            ],
            options={"table": "questionnaire", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "sub_account_by_key" ON "sub_account" ("organisation", "key")',
                'CREATE UNIQUE INDEX "organisation_by_name" ON "organisation" ("name")',
                'CREATE INDEX "credit_entry_by_organisation" ON "credit_entry" ("organisation")',
                'CREATE UNIQUE INDEX "api_key_by_fingerprint" ON "api_key" ("fingerprint")',
                'CREATE INDEX "assignment_by_title" ON "assignment" ("organisation", "title")',
                'CREATE UNIQUE INDEX "assignment_by_external_id" ON "assignment" ("organisation", "external_id")'
                ' WHERE "external_id" IS NOT NULL',
                'CREATE UNIQUE INDEX "questionnaire_by_version" ON "questionnaire" ("name", "language", "version")',
            ]
        ),
    ]
