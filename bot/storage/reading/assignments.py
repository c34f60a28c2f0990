"""The assignments of an organisation, as a list to choose from."""

from bot.domain.assignment import Assignment
from bot.storage.reading.plain import asked
from bot.storage.reading.records import record
from bot.storage.reading.searching import TITLED, titles_like
from bot.storage.tables.organisations import AssignmentRow

NAMED = f"""SELECT id, title FROM assignment WHERE organisation = $1
AND {TITLED.format("$2", "$3", "$4")} ORDER BY title LIMIT $5"""


async def one(organisation: str, id: str) -> Assignment | None:
    row = await AssignmentRow.get_or_none(organisation=organisation, id=id)
    return record(Assignment, row) if row else None


async def named_like(organisation: str, typed: str, most: int) -> list[tuple[str, str]]:
    """Ids and titles of those that have `typed` in their title, in alphabetical order."""
    rows = await asked(NAMED, [organisation, *titles_like(typed), most])
    return [(row["id"], row["title"]) for row in rows]
