"""What recruiters read in Slack of what has happened: in a thread, or alone (R32)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.lifecycle import Event
from bot.domain.notice import LEVELS, NEEDING, Act, Level, acts
from bot.flows.card_names import names_shown, told_to_readers
from bot.flows.changes import CheckSeen
from bot.flows.desk.events import event_of
from bot.flows.lifecycle import sentence
from bot.flows.notices import hint
from bot.flows.texts import Texts

SAME = timedelta(milliseconds=1)  # an event is stored to the microsecond


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One thing that a recruiter is told of."""

    sentence: str
    hint: str
    level: Level
    acts: tuple[Act, ...]


def thread_lines(seen: CheckSeen, about: Mapping[str, Any], texts: Texts, *, is_public: bool) -> list[str]:
    names = names_shown(seen, texts, is_public=is_public)
    return [sentence(told_to_readers(one, seen, names), texts) for one in _events(seen, about)]


def notice_lines(seen: CheckSeen, about: Mapping[str, Any], needing: Sequence[Event], texts: Texts) -> list[NoticeLine]:
    """Without what has needed somebody and does not any more."""
    events = [one for one in _events(seen, about) if one.type not in NEEDING or _still(one, needing)]
    return [_line(one, seen, texts) for one in events]


def needing_lines(seen: CheckSeen, needing: Iterable[Event], texts: Texts) -> list[NoticeLine]:
    return [_line(one, seen, texts) for one in needing]


def _line(event: Event, seen: CheckSeen, texts: Texts) -> NoticeLine:
    may = acts(event.type, seen.check.status)
    return NoticeLine(sentence(event, texts), hint(event, texts), LEVELS[event.type], may)


def _events(seen: CheckSeen, about: Mapping[str, Any]) -> list[Event]:
    return [event_of(seen.check, told) for told in about["events"]]


def _still(event: Event, needing: Sequence[Event]) -> bool:
    return any(
        one.type is event.type and one.conversation == event.conversation and one.at >= event.at - SAME
        for one in needing
    )
