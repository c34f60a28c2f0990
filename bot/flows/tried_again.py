"""Failures that pass by themselves: what did not arrive is said again on the same channel, a few times (R38)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Purpose
from bot.domain.phone import zone_of
from bot.flows.changes import ConversationSeen, Moment

SOON_AND_LATER = (timedelta(hours=1), timedelta(hours=6))
IN_A_MOMENT = (timedelta(minutes=1), timedelta(minutes=10))
# By the names of errors; those that are not listed will fail again.
AGAIN_AFTER: Mapping[str, tuple[timedelta, ...]] = {
    "too_fast": IN_A_MOMENT,  # the guard against loops lets go after half a minute, and somebody waits for an answer
    "network_busy": SOON_AND_LATER,
    "phone_unreachable": SOON_AND_LATER,
    "queue_full": SOON_AND_LATER,
    "held_back": SOON_AND_LATER,
    "service_down": SOON_AND_LATER,
    "too_many_requests": SOON_AND_LATER,
}
# Nothing more is written there unless somebody asks for it: the next message would be paid for, and fail as this one.
LASTING = frozenset(
    "blocked country_blocked mailbox_off mailbox_unknown not_a_mobile number_invalid number_unknown".split()
)
NEVER_AGAIN = frozenset({Purpose.FAREWELL, Purpose.TEST})  # nobody wants a second word after STOP


def tries_again(error: str, tries: int, purpose: Purpose = Purpose.OPENING) -> timedelta | None:
    """How long to wait, in product time, before it is tried again; None when it has failed for good.

    For what a provider reported of a message that it had taken, where no other channel is left. `tries`: how often the
    same failed before this time.
    """
    waits = AGAIN_AFTER.get(error, ())
    return None if purpose in NEVER_AGAIN or tries >= len(waits) else waits[tries]


def rescheduled(seen: ConversationSeen, told: Mapping[str, Any], due_at: datetime, moment: Moment) -> Event:
    """`told`: what the row of the failure says."""
    mine = seen.conversation
    hour = {"until": due_at.isoformat(), "zone": zone_of(mine.address, seen.check.sub_account.zone)}
    about = {"name": mine.name, "channel": told["channel"], "purpose": told["purpose"], **told["about"], **hour}
    kind = EventType.MESSAGE_RESCHEDULED
    return Event(mine.organisation, mine.check, kind, Actor.SYSTEM, moment.now, about, mine.id)
