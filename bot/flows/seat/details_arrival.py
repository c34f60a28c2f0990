"""Whether messages arrive at somebody, and whether their link is for the recruiter to pass on (R4, R48)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.lifecycle import Event, EventType
from bot.domain.reference import OUT_OF_THE_COUNT, Standing
from bot.flows.changes import CheckSeen
from bot.flows.seat.card import CardView
from bot.flows.seat.card_state import CardState

STEP_BY_STEP = frozenset({EventType.QUESTION_ANSWERED, EventType.MESSAGE_RECEIVED, EventType.WEB_ANSWERED})
SETTLING = STEP_BY_STEP | {EventType.MESSAGE_DELIVERED, EventType.FAILED_OVER, EventType.MESSAGE_RESENT}
OVER = frozenset({CardState.CANCELLED, CardState.CANCELLING})


@dataclass(frozen=True, slots=True)
class Known:
    seen: CheckSeen
    card: CardView
    events: Sequence[Event]
    links: Mapping[str, str]
    now: datetime


def error_of(mine: Conversation, known: Known) -> str:
    """Of the last message that did not arrive, unless one has since, or it goes on by another route."""
    check = known.seen.check
    if mine.role is Role.CANDIDATE and check.unreachable_at and not mine.last_heard_at:
        return check.unreachable_because
    own = [one for one in known.events if one.conversation == mine.id]
    failed = [one for one in own if one.type is EventType.MESSAGE_FAILED]
    arrived = [one.at for one in own if one.type in SETTLING]
    last = max(failed, key=lambda one: one.at, default=None)
    return "" if last is None or any(at > last.at for at in arrived) else str(last.about.get("error", ""))


def needs_link(mine: Conversation, error: str, known: Known) -> bool:
    """Where only the recruiter can bring the link to somebody of whom something is expected."""
    is_expected = mine.status in (ConversationStatus.OPEN, ConversationStatus.DECLINED)
    has_stopped = mine.lane in known.seen.stopped or any(
        one.type is EventType.OPTED_OUT and one.conversation == mine.id for one in known.events
    )
    cannot = mine.channel is Channel.WEB or bool(error) or has_stopped
    return is_expected and cannot and known.card.state not in OVER and not _is_out(mine, known)


def _is_out(mine: Conversation, known: Known) -> bool:
    mine_of = [one.standing for one in known.seen.references if one.conversation == mine.id]
    return any(one in OUT_OF_THE_COUNT | {Standing.SUBMITTED} for one in mine_of)
