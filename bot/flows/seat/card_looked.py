"""What the rows of a card are drawn from, and what they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.lifecycle import Event
from bot.flows.calendar import long_day
from bot.flows.changes import CheckSeen
from bot.flows.seat.card_names import Names
from bot.flows.seat.said import Said
from bot.flows.texts import Texts

Answered = Mapping[str, tuple[int, int]]  # conversation -> questions answered, of how many


class Mark(StrEnum):
    """What tells rows apart at a glance."""

    IN = "in"
    BEGUN = "begun"
    WAITED_FOR = "waited_for"
    OUT = "out"  # nothing is to be expected without somebody's doing


@dataclass(frozen=True, slots=True)
class PersonRow:
    conversation: str
    number: int  # of the referee; 0 for the candidate
    name: str
    mark: Mark
    how: tuple[Said, ...]  # the first says how it is, the others what else there is to know


@dataclass(frozen=True, slots=True)
class Looked:
    """What rows are drawn from."""

    seen: CheckSeen
    needing: Sequence[Event]
    texts: Texts
    now: datetime
    zone: str
    names: Names
    answered: Answered

    def day(self, at: datetime) -> str:
        return long_day(at.astimezone(ZoneInfo(self.zone)).date(), self.texts.language)
