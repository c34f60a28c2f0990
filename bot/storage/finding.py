"""What a search knows people by, written when they are first written down (R40)."""

from collections.abc import Iterable
from typing import Any

from bot.domain.check import Check
from bot.domain.finding import Findable, plain_letters
from bot.domain.reference import Reference
from bot.flows.changes import Record
from bot.storage.records import mapper
from bot.storage.steps import Clash, Into

FINDABLE = Into("findable", mapper(Findable).columns, Clash.FIRST_STAYS, ("id",))


def findable_rows(put: Iterable[Record], known: frozenset[str]) -> list[tuple[Any, ...]]:
    """Of the checks and references that are not among the known ids: names are locked once sent (R11)."""
    new = {one.id: one for one in put if isinstance(one, Check | Reference) and one.id not in known}
    return [mapper(Findable).row(_findable(one)) for one in new.values()]


def _findable(one: Check | Reference) -> Findable:
    if isinstance(one, Check):
        return _named(one.id, one.organisation, one.id, one.candidate_name, one.candidate_phone, one.candidate_email)
    return _named(one.id, one.organisation, one.check, one.name, one.phone, one.email)


def _named(id: str, organisation: str, check: str, name: str, phone: str | None, email: str | None) -> Findable:
    return Findable(id, organisation, check, plain_letters(name), phone, email.casefold() if email else None)
