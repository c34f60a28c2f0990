"""The assignments of an organisation, as a list to choose from."""

from bot.domain.assignment import Assignment
from bot.storage.reading.plain import asked
from bot.storage.reading.records import record
from bot.storage.reading.searching import literally
from bot.storage.tables.organisations import AssignmentRow

# Neither database folds the case of every letter: looked for in small letters, as typed, and with a capital.
NAMED = r"""SELECT id, title FROM assignment WHERE organisation = $1
AND (LOWER(title) LIKE $2 ESCAPE '\' OR title LIKE $3 ESCAPE '\' OR title LIKE $4 ESCAPE '\') ORDER BY title LIMIT $5"""


async def one(organisation: str, id: str) -> Assignment | None:
    row = await AssignmentRow.get_or_none(organisation=organisation, id=id)
    return record(Assignment, row) if row else None


async def named_like(organisation: str, typed: str, most: int) -> list[tuple[str, str]]:
    """Ids and titles of those that have `typed` in their title, in alphabetical order."""
    forms = (typed.lower(), typed, typed.capitalize())
    rows = await asked(NAMED, [organisation, *(f"%{literally(one)}%" for one in forms), most])
    return [(row["id"], row["title"]) for row in rows]


async def titles(organisation: str, most: int) -> list[str]:
    """In alphabetical order."""
    rows = AssignmentRow.filter(organisation=organisation).order_by("title").limit(most)
    return [str(title) for title in await rows.values_list("title", flat=True)]
