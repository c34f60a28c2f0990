"""What has happened in a check, a sentence each, the newest first (R39)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.domain.lifecycle import Actor, Event, EventType
from bot.flows.calendar import long_day
from bot.flows.lifecycle import sentence
from bot.flows.texts import Texts
from bot.storage.reading import events
from bot.storage.reading.checks import CheckRead

PER_PAGE = 40


class Kinds(StrEnum):
    """What is shown of it."""

    ACTS = "acts"
    MESSAGES = "messages"
    EVERYTHING = "everything"


OF_MESSAGES = frozenset(
    {
        EventType.CANDIDATE_INVITED,
        EventType.CANDIDATE_REMINDED,
        EventType.REFEREE_INVITED,
        EventType.REFEREE_REMINDED,
        EventType.WEB_ANSWERED,
        *(kind for kind in EventType if kind.startswith("message_")),
    }
)
# What came of them is told by a line of its own: a referee was named, a question answered.
STEP_BY_STEP = frozenset(
    {EventType.WEB_ANSWERED, EventType.MESSAGE_RECEIVED, EventType.MESSAGE_SENT, EventType.MESSAGE_DELIVERED}
)
TYPES: dict[Kinds, frozenset[EventType]] = {
    Kinds.ACTS: frozenset(EventType) - STEP_BY_STEP,
    Kinds.MESSAGES: OF_MESSAGES,
    Kinds.EVERYTHING: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Line:
    at: str
    iso: str
    said: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Happened:
    days: list[tuple[str, list[Line]]]
    kinds: Kinds
    next: int | None


async def happened(read: CheckRead, texts: Texts, kinds: str, before: str) -> Happened:
    """Hours are those of the sub-account."""
    chosen = Kinds(kinds) if kinds in set(Kinds) else Kinds.ACTS
    place = int(before) if re.fullmatch(r"[0-9]{1,18}", before) else None
    check = read.check
    found = await events.newest(check.organisation, check.id, TYPES[chosen], place, PER_PAGE)
    return Happened(_by_day(found.events, texts, read.sub_account.zone), chosen, found.next)


def _by_day(found: list[Event], texts: Texts, zone: str) -> list[tuple[str, list[Line]]]:
    there = ZoneInfo(zone)
    days = groupby(found, key=lambda one: one.at.astimezone(there).date())
    return [(long_day(day, texts.language), [_line(one, texts, zone) for one in those]) for day, those in days]


def _line(one: Event, texts: Texts, zone: str) -> Line:
    at = format_datetime(one.at, "HH:mm", tzinfo=ZoneInfo(zone), locale=texts.language)
    return Line(at, one.at.isoformat(), sentence(one, texts), one.actor)
