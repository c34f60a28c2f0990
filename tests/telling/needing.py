"""What still needs the recruiter, told from memory: as the SQL of `bot/storage/reading/needing.py` has it (R32)."""

from collections.abc import Iterable

from bot.domain.check import Check
from bot.domain.lifecycle import Event
from bot.domain.notice import ENDED_BY, NEEDING, OUTLASTING, RESOLVED_BY, RUNNING, SETTLED_BY


def still_needing(check: Check, events: Iterable[Event]) -> list[Event]:
    """Oldest first."""
    mine = [one for one in events if one.check == check.id]
    return [one for one in mine if one.type in NEEDING and _is_open(one, check, mine)]


def _is_open(one: Event, check: Check, events: list[Event]) -> bool:
    is_meant = one.type in OUTLASTING or check.status in RUNNING
    return is_meant and not any(_ends(one, other) for other in events)


def _ends(one: Event, other: Event) -> bool:
    is_same_person = one.conversation is not None and other.conversation == one.conversation
    if one.type not in OUTLASTING and is_same_person and other.type in SETTLED_BY:
        return True
    if (other.id or 0) <= (one.id or 0):
        return False
    by_the_same = other.type is one.type or other.type in RESOLVED_BY.get(one.type, ())
    by_the_check = OUTLASTING.get(one.type, ENDED_BY)
    return (is_same_person and by_the_same) or other.type in by_the_check
