"""People found by their names in plain letters, and indexes for what still needs the recruiter."""

from typing import Any

from tortoise import migrations
from tortoise.migrations import operations as ops

from bot.domain.finding import plain_letters
from bot.storage.fields import Word

KNOWN = """SELECT id, organisation, id AS "check", candidate_name AS name, candidate_phone AS phone,
candidate_email AS email FROM checks
UNION ALL SELECT id, organisation, "check", name, phone, email FROM reference"""
COLUMNS = ("id", "organisation", "check", "words", "phone", "email")


async def find_those_already_known(apps: Any, editor: Any) -> None:
    client = editor.client
    marks = ", ".join(f"${n}" if client.capabilities.dialect == "postgres" else "?" for n in range(1, 7))
    names = ", ".join(f'"{column}"' for column in COLUMNS)
    for row in await client.execute_query_dict(KNOWN):
        email = row["email"].casefold() if row["email"] else None
        words = plain_letters(row["name"])
        values = [row["id"], row["organisation"], row["check"], words, row["phone"], email]
        await client.execute_query(f"INSERT INTO findable ({names}) VALUES ({marks})", values)


class Migration(migrations.Migration):
    dependencies = [("storage", "0005_a_checks_life")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="FindableRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("organisation", Word()),
                ("check", Word()),
                ("words", Word()),
                ("phone", Word(null=True)),
                ("email", Word(null=True)),
            ],
            options={"table": "findable", "app": "storage"},
        ),
        ops.RunPython(find_those_already_known),
        ops.RunSQL(
            [
                'CREATE INDEX "event_by_organisation" ON "event" ("organisation", "id")',
                'CREATE INDEX "event_needing" ON "event" ("organisation", "check") WHERE "type" IN '
                "('candidate_declined', 'candidate_unreachable', 'candidate_unresponsive', 'deadline_passed', "
                "'erasure_requested', 'message_failed', 'message_parked', 'opted_out', 'reference_declined', "
                "'reference_unobtainable', 'withdrawal_requested')",
                'CREATE INDEX "findable_by_check" ON "findable" ("check")',
                'CREATE INDEX "findable_by_organisation" ON "findable" ("organisation")',
                'CREATE INDEX "findable_by_phone" ON "findable" ("phone", "organisation") WHERE "phone" IS NOT NULL',
                'CREATE INDEX "findable_by_email" ON "findable" ("email", "organisation") WHERE "email" IS NOT NULL',
            ]
        ),
    ]
