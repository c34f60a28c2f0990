"""Which checks a search finds: one statement made of the restrictions asked for (R40)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.check import CheckStatus
from bot.storage.fields import microseconds
from bot.storage.reading.needing import IS_NEEDING, STILL_OPEN

ARCHIVED = "(c.status = 'cancelled' OR c.archived_at IS NOT NULL)"
NEEDS_YOU = f"""EXISTS (
    SELECT 1 FROM event e WHERE e.organisation = $1 AND e."check" = c.id AND e.{IS_NEEDING} AND {STILL_OPEN}
)"""
BY_ASSIGNMENT = (
    "c.assignment IN (SELECT id FROM assignment WHERE organisation = $1 AND (id = {0} OR external_id = {0}))"
)
TITLED = r"(LOWER(title) LIKE {0} ESCAPE '\' OR title LIKE {1} ESCAPE '\' OR title LIKE {2} ESCAPE '\')"
BY_TITLE = f"c.assignment IN (SELECT id FROM assignment WHERE organisation = $1 AND {TITLED})"
BY_SUB_ACCOUNT = "c.sub_account IN (SELECT id FROM sub_account WHERE organisation = $1 AND key = {0})"
BY_FOLLOWER = r"c.place LIKE {0} ESCAPE '\' AND c.place LIKE {1} ESCAPE '\'"
# Whoever started it in Slack and their colleagues, and everybody where nobody did.
BY_SEEING = rf"""(c.place IS NULL OR c.place LIKE '%"user":""%' OR ({BY_FOLLOWER}))"""
BY_PERSON = 'c.id IN (SELECT f."check" FROM findable f WHERE f.organisation = $1 AND {wanted})'
FOUND = (
    "SELECT c.id, c.created_at FROM checks c WHERE {restrictions} ORDER BY c.created_at DESC, c.id DESC LIMIT {most}"
)


@dataclass(frozen=True, slots=True)
class CheckSearch:
    """What to look for; None does not restrict."""

    in_archive: bool | None
    statuses: tuple[CheckStatus, ...] = ()
    words: tuple[str, ...] = ()  # each a part of one person's name, in plain letters
    phone: str | None = None  # E.164
    email: str | None = None
    or_title: str = ""  # part of the assignment's title, which serves as well as the person
    assignment: str | None = None  # its id or external id
    sub_account: str | None = None  # its key
    since: datetime | None = None
    until: datetime | None = None
    needs_you: bool | None = None
    seen_by: tuple[str, str] | None = None  # workspace and user, who may look at it in Slack
    follower: tuple[str, str] | None = None  # workspace and user, who started it in Slack or is a colleague in it


class Restrictions:
    def __init__(self, organisation: str) -> None:
        self.values: list[Any] = [organisation]
        self.sql = ["c.organisation = $1"]

    def add(self, condition: str, *values: Any) -> None:
        """`{0}`, `{1}` stand for the values."""
        self.sql.append(condition.format(*[self.place(value) for value in values]))

    def place(self, value: Any) -> str:
        self.values.append(value)
        return f"${len(self.values)}"


def statement(
    organisation: str, search: CheckSearch, after: tuple[datetime, str] | None, most: int
) -> tuple[str, list[Any]]:
    """Finds ids and when those checks were started, the newest first."""
    wanted = Restrictions(organisation)
    if search.in_archive is not None:
        wanted.sql.append(ARCHIVED if search.in_archive else f"NOT {ARCHIVED}")
    if search.statuses:
        wanted.add("c.status {{in {0}}}", [one.value for one in search.statuses])
    if search.needs_you is not None:
        wanted.sql.append(NEEDS_YOU if search.needs_you else f"NOT {NEEDS_YOU}")
    _add_person(wanted, search)
    for condition, value in (
        (BY_ASSIGNMENT, search.assignment),
        (BY_SUB_ACCOUNT, search.sub_account),
        ("c.created_at >= {0}", search.since and microseconds(search.since)),
        ("c.created_at <= {0}", search.until and microseconds(search.until)),
    ):
        if value is not None:
            wanted.add(condition, value)
    for condition, person in ((BY_FOLLOWER, search.follower), (BY_SEEING, search.seen_by)):
        if person is not None:
            wanted.add(condition, *(f'%"{literally(id)}"%' for id in person))
    if after is not None:
        wanted.add("(c.created_at < {0} OR (c.created_at = {0} AND c.id < {1}))", microseconds(after[0]), after[1])
    most_place = wanted.place(most)
    return FOUND.format(restrictions=" AND ".join(wanted.sql), most=most_place), wanted.values


def _add_person(wanted: Restrictions, search: CheckSearch) -> None:
    asked: Iterable[tuple[str, str]] = (
        *((r"f.words LIKE {0} ESCAPE '\'", f"%{literally(word)}%") for word in search.words),
        *((("f.phone = {0}", search.phone),) if search.phone else ()),
        *((("f.email = {0}", search.email),) if search.email else ()),
    )
    conditions = [condition.format(wanted.place(value)) for condition, value in asked]
    if conditions:
        by_person = BY_PERSON.format(wanted=" AND ".join(conditions))
        wanted.sql.append(f"({by_person} OR {_by_title(wanted, search.or_title)})" if search.or_title else by_person)


def _by_title(wanted: Restrictions, title: str) -> str:
    return BY_TITLE.format(*(wanted.place(pattern) for pattern in titles_like(title)))


def titles_like(typed: str) -> list[str]:
    """For `TITLED`. Neither database folds the case of every letter: small ones, as typed, and with a capital."""
    return [f"%{literally(one)}%" for one in (typed.lower(), typed, typed.capitalize())]


def literally(word: str) -> str:
    for char in ("\\", "%", "_"):
        word = word.replace(char, f"\\{char}")
    return word
