"""Which of the things that have happened a message to Slack tells of, by the time that it leaves."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.lifecycle import Event, EventType
from bot.domain.notice import NEEDING
from bot.flows.changes import CheckSeen
from bot.flows.desk.events import event_of
from bot.flows.seat.told import told_lines
from bot.flows.texts import Texts

MARGIN = timedelta(seconds=1)


def thread_lines(seen: CheckSeen, about: Mapping[str, Any], texts: Texts, *, is_public: bool) -> tuple[str, ...]:
    """One sentence for each."""
    return told_lines(_events(seen, about), seen, texts, is_public=is_public)


def noticed(seen: CheckSeen, about: Mapping[str, Any], needing: Sequence[Event], now: datetime) -> list[Event]:
    """Without what has needed somebody and does not any more, and what waits no longer: a notice may have waited
    for the morning itself (R35).
    """
    told = [one for one in _events(seen, about) if not _has_waited(one, now)]
    return [one for one in told if one.type not in NEEDING or _still(one, needing)]


def _has_waited(event: Event, now: datetime) -> bool:
    return event.type is EventType.MESSAGE_POSTPONED and datetime.fromisoformat(event.about["until"]) <= now


def _events(seen: CheckSeen, about: Mapping[str, Any]) -> list[Event]:
    return [event_of(seen.check, told) for told in about["events"]]


def _still(event: Event, needing: Sequence[Event]) -> bool:
    return any(
        one.type is event.type and one.conversation == event.conversation and abs(one.at - event.at) < MARGIN
        for one in needing
    )
