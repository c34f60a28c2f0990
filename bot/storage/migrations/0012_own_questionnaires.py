"""Questionnaires that organisations make for themselves."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0011_openings")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.AddField("QuestionnaireRow", "organisation", Word(db_default="")),
        ops.CreateModel(
            name="OwnQuestionnaireRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("name", Word()),
                ("language", Word()),
                ("version", fields.IntField()),
                ("content", Word()),
                ("keys", Json()),
                ("changed_at", Instant()),
                ("changed_by", Word()),
                ("archived_at", Instant(null=True)),
            ],
            options={"table": "own_questionnaire", "app": "storage"},
        ),
        ops.CreateModel(
            name="QuestionnaireVersionRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("name", Word()),
                ("language", Word()),
                ("version", fields.IntField()),
                ("content", Word()),
                ("made_at", Instant()),
                ("made_by", Word()),
            ],
            options={"table": "questionnaire_version", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'DROP INDEX "questionnaire_by_version"',
                'CREATE UNIQUE INDEX "questionnaire_by_version" ON "questionnaire"'
                ' ("organisation", "name", "language", "version")',
                'CREATE INDEX "own_questionnaire_by_organisation" ON "own_questionnaire" ("organisation")',
                'CREATE INDEX "questionnaire_version_by_name" ON "questionnaire_version"'
                ' ("organisation", "name", "language")',
            ]
        ),
    ]
