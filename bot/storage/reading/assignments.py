"""The assignments of an organisation: as a list to choose from, and page by page with their counts."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.assignment import Assignment
from bot.storage.reading.plain import asked
from bot.storage.reading.records import record
from bot.storage.reading.searching import ARCHIVED, TITLED, titles_like
from bot.storage.tables.organisations import AssignmentRow

CURSOR = re.compile(r"([A-Za-z0-9_-]{1,64})\.((?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?)")  # id, title

NAMED = f"""SELECT id, title FROM assignment WHERE organisation = $1
AND {TITLED.format("$2", "$3", "$4")} ORDER BY title LIMIT $5"""
PAGE = f"""SELECT id, organisation, title, external_id FROM assignment WHERE organisation = $1
AND {TITLED.format("$2", "$3", "$4")} AND (title, id) > ($6, $7) ORDER BY title, id LIMIT $5"""
COUNTS = f"""SELECT c.assignment,
    SUM(CASE WHEN c.status IN ('awaiting_candidate', 'collecting') THEN 1 ELSE 0 END) AS running,
    SUM(CASE WHEN c.status = 'completed' THEN 1 ELSE 0 END) AS complete,
    SUM(CASE WHEN {ARCHIVED} THEN 1 ELSE 0 END) AS archived
FROM checks c WHERE c.organisation = $1 AND c.assignment {{in $2}} GROUP BY c.assignment"""

CANDIDATES = """SELECT id, candidate_name, candidate_phone, candidate_email FROM checks
WHERE organisation = $1 AND assignment = $2 AND status <> 'cancelled' ORDER BY created_at, id"""


@dataclass(frozen=True, slots=True)
class Counted:
    """An assignment's checks."""

    running: int = 0
    complete: int = 0
    archived: int = 0


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    assignments: list[Assignment]
    next: str | None


async def one(organisation: str, id: str) -> Assignment | None:
    row = await AssignmentRow.get_or_none(organisation=organisation, id=id)
    return record(Assignment, row) if row else None


async def known_outside_as(organisation: str, external_id: str) -> Assignment | None:
    row = await AssignmentRow.get_or_none(organisation=organisation, external_id=external_id)
    return record(Assignment, row) if row else None


async def named_like(organisation: str, typed: str, most: int) -> list[tuple[str, str]]:
    """Ids and titles of those that have `typed` in their title, in alphabetical order."""
    rows = await asked(NAMED, [organisation, *titles_like(typed), most])
    return [(row["id"], row["title"]) for row in rows]


async def page(organisation: str, typed: str, after: str | None, limit: int) -> AssignmentPage:
    """In alphabetical order. Raises ValueError for a cursor that is not ours."""
    title, id = _place(after) if after else ("", "")
    rows = await asked(PAGE, [organisation, *titles_like(typed), limit + 1, title, id])
    found = [Assignment(row["id"], row["organisation"], row["title"], row["external_id"]) for row in rows[:limit]]
    return AssignmentPage(found, _cursor(found[-1]) if len(rows) > limit else None)


async def counts(organisation: str, ids: Sequence[str]) -> dict[str, Counted]:
    """By assignment; those without any check are left out."""
    rows = await asked(COUNTS, [organisation, list(ids)]) if ids else []
    return {row["assignment"]: Counted(int(row["running"]), int(row["complete"]), int(row["archived"])) for row in rows}


async def candidates_in(organisation: str, assignment: str) -> list[tuple[str, str, str | None, str | None]]:
    """Check, name, phone and e-mail of each, the cancelled ones left out; the oldest first."""
    rows = await asked(CANDIDATES, [organisation, assignment])
    return [(row["id"], row["candidate_name"], row["candidate_phone"], row["candidate_email"]) for row in rows]


def _cursor(last: Assignment) -> str:
    return f"{last.id}.{base64.urlsafe_b64encode(last.title.encode()).decode().rstrip('=')}"


def _place(cursor: str) -> tuple[str, str]:
    """Of what we have not written, the place is wherever its letters lead; no database of ours compares with NUL."""
    found = CURSOR.fullmatch(cursor)
    if found is None:
        raise ValueError(cursor)
    title = base64.urlsafe_b64decode(found[2] + "=" * (-len(found[2]) % 4)).decode(errors="ignore")
    return title.replace("\x00", ""), found[1]
