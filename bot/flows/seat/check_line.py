"""A check as one line of a list: in the Home, in an answer to a command."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.check import Check
from bot.domain.lifecycle import Event
from bot.flows.lifecycle import sentence
from bot.flows.seat.card_names import candidate_shown
from bot.flows.seat.card_state import CardState, state_of_check
from bot.flows.texts import Texts


class Group(StrEnum):
    """Under which heading a check is listed, in this order."""

    NEEDS_YOU = "needs_you"
    IN_PROGRESS = "in_progress"
    DONE = "done"


GROUPS: dict[CardState, Group] = {
    CardState.STUCK: Group.NEEDS_YOU,
    CardState.WAITING: Group.IN_PROGRESS,
    CardState.RUNNING: Group.IN_PROGRESS,
    CardState.PAUSED: Group.IN_PROGRESS,
    CardState.CANCELLING: Group.IN_PROGRESS,
    CardState.CANCELLED: Group.DONE,
    CardState.COMPLETE: Group.DONE,
    CardState.ARCHIVED: Group.DONE,
}


@dataclass(frozen=True, slots=True)
class CheckLine:
    check: str
    candidate: str
    assignment: str
    state: CardState
    answered: int
    requested: int
    need: str  # the latest thing that needs the recruiter
    since: datetime  # when it was started, or ended
    started_by: str

    @property
    def group(self) -> Group:
        """What needs somebody does so even after the end, such as a wish to be erased."""
        return Group.NEEDS_YOU if self.need else GROUPS[self.state]


def line_of(
    check: Check, assignment: str, needing: Sequence[Event], texts: Texts, now: datetime, *, is_paused: bool = False
) -> CheckLine:
    """`is_paused`: nobody of whom something is expected gets reminders."""
    return CheckLine(
        check=check.id,
        candidate=candidate_shown(check),
        assignment=assignment,
        state=state_of_check(check, now, needs=bool(needing), is_paused=is_paused),
        answered=check.answered,
        requested=check.requested,
        need=sentence(needing[-1], texts) if needing else "",
        since=check.cancelled_at or check.completed_at or check.created_at,
        started_by=check.started_by,
    )
