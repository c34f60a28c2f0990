"""A check in every detail, for one of its recruiters alone: people with their addresses, and what has happened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.lifecycle import Event, EventType
from bot.domain.message import Purpose
from bot.flows.changes import CheckSeen
from bot.flows.lifecycle import sentence
from bot.flows.seat.card import CardView, card_of
from bot.flows.seat.card_looked import Answered
from bot.flows.seat.details_arrival import STEP_BY_STEP, Known
from bot.flows.seat.details_people import PersonDetails, people_in_detail
from bot.flows.texts import Texts

MOST_LINES = 12
UNTOLD = STEP_BY_STEP | {EventType.MESSAGE_SENT}  # that somebody was asked or reminded is told beside it
ASKING = frozenset({Purpose.OPENING, Purpose.REMINDER})


@dataclass(frozen=True, slots=True)
class DetailsView:
    card: CardView
    people: tuple[PersonDetails, ...]
    happened: tuple[tuple[datetime, str], ...]  # the newest first
    colleagues: tuple[str, ...]  # Slack users who follow it, too
    snoozed_until: datetime | None = None  # this recruiter is not told of it before


def details_of(
    seen: CheckSeen,
    needing: Sequence[Event],
    events: Sequence[Event],
    texts: Texts,
    now: datetime,
    zone: str,
    *,
    answered: Answered,
    links: Mapping[str, str],
    snoozed_until: datetime | None = None,
) -> DetailsView:
    """`events`: the latest of its lifecycle, oldest first; `links`: personal links by conversation."""
    card = card_of(seen, needing, texts, now, zone, answered=answered, is_public=False)
    known = Known(seen, card, (*needing, *events), links, now)
    colleagues = seen.check.place.colleagues if seen.check.place else ()
    later = snoozed_until if snoozed_until and snoozed_until > now else None
    return DetailsView(card, tuple(people_in_detail(known)), tuple(_happened(events, texts)), colleagues, later)


def _happened(events: Iterable[Event], texts: Texts) -> list[tuple[datetime, str]]:
    told = [one for one in events if one.type not in UNTOLD and not _is_of_small_talk(one)]
    return [(one.at, sentence(one, texts)) for one in reversed(told[-MOST_LINES:])]


def _is_of_small_talk(event: Event) -> bool:
    """Each answer and each piece of news arrives, and would leave no room for what matters."""
    return event.type is EventType.MESSAGE_DELIVERED and event.about.get("purpose") not in ASKING
