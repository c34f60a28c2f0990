"""Checks, their references, conversations, lifecycle and personal links."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Day, Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0001_organisations")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="CheckRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("sub_account", Word()),
                ("assignment", Word()),
                ("candidate_name", Word()),
                ("candidate_phone", Word(null=True)),
                ("candidate_email", Word(null=True)),
                ("language", Word()),
                ("questionnaire", Word()),
                ("questionnaires", Json()),
                ("candidate_contact", Word()),
                ("referee_contact", Word()),
                ("requested", fields.IntField()),
                ("guidance", Word()),
                ("deadline", Day(null=True)),
                ("status", Word()),
                ("started_by", Word()),
                ("created_at", Instant()),
                ("slots", fields.IntField()),
                ("answered", fields.IntField()),
                ("report_version", fields.IntField()),
                ("completed_at", Instant(null=True)),
                ("cancelled_at", Instant(null=True)),
                ("archived_at", Instant(null=True)),
            ],
            options={"table": "checks", "app": "storage"},
        ),
        ops.CreateModel(
            name="ReferenceRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("position", fields.IntField()),
                ("conversation", Word()),
                ("name", Word()),
                ("phone", Word(null=True)),
                ("email", Word(null=True)),
                ("relation", Word()),
                ("employer", Word()),
                ("dates", Word()),
                ("standing", Word()),
                ("nominated_at", Instant()),
                ("invited_at", Instant(null=True)),
                ("started_at", Instant(null=True)),
                ("submitted_at", Instant(null=True)),
                ("declined_at", Instant(null=True)),
            ],
            options={"table": "reference", "app": "storage"},
        ),
        ops.CreateModel(
            name="ConversationRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("role", Word()),
                ("lane", Word()),
                ("sender", Word()),
                ("address", Word()),
                ("channel", Word()),
                ("name", Word()),
                ("language", Word()),
                ("created_at", Instant()),
                ("reference", Word(null=True)),
                ("slots", fields.IntField()),
                ("step", Word()),
                ("status", Word()),
                ("told_step", Word()),
                ("misread", fields.IntField()),
                ("paused", fields.BooleanField()),
                ("last_heard_at", Instant(null=True)),
            ],
            options={"table": "conversation", "app": "storage"},
        ),
        ops.CreateModel(
            name="EntryRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("organisation", Word()),
                ("conversation", Word()),
                ("kind", Word()),
                ("key", Word()),
                ("value", Json(null=True)),
                ("words", Word()),
                ("channel", Word()),
                ("at", Instant()),
                ("source", Word()),
            ],
            options={"table": "entry", "app": "storage"},
        ),
        ops.CreateModel(
            name="EventRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("type", Word()),
                ("actor", Word()),
                ("at", Instant()),
                ("about", Json()),
                ("conversation", Word(null=True)),
            ],
            options={"table": "event", "app": "storage"},
        ),
        ops.CreateModel(
            name="PersonalLinkRow",
            fields=[
                ("token_hash", Word(primary_key=True)),
                ("organisation", Word()),
                ("kind", Word()),
                ("check", Word()),
                ("conversation", Word(null=True)),
            ],
            options={"table": "personal_link", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE INDEX "checks_by_organisation" ON "checks" ("organisation", "created_at", "id")',
                'CREATE INDEX "reference_by_check" ON "reference" ("check", "position")',
                'CREATE INDEX "conversation_by_check" ON "conversation" ("check")',
                'CREATE INDEX "conversation_by_lane" ON "conversation" ("lane", "created_at")',
                'CREATE INDEX "entry_by_conversation" ON "entry" ("conversation", "id")',
                'CREATE INDEX "event_by_check" ON "event" ("check", "id")',
                'CREATE INDEX "personal_link_by_check" ON "personal_link" ("check")',
            ]
        ),
    ]
