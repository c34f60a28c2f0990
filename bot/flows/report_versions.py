"""The versions of a report: each submitted reference and each addendum makes one, in the order they came (R42)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.reference import Reference, Standing
from bot.flows.follow_up import Ending, FollowUp


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    issued_at: datetime
    conversation: str
    follow_up: int  # 0: the reference itself


def versions_of(references: Iterable[Reference], asked: Mapping[str, list[FollowUp]]) -> tuple[Version, ...]:
    came: list[tuple[datetime, str, int]] = []
    for one in references:
        if one.submitted_at:
            came.append((one.submitted_at, one.conversation, 0))
        answered = [each for each in asked[one.conversation] if each.ending is Ending.ANSWERED]
        came += [(each.ended_at, one.conversation, each.number) for each in answered if each.ended_at]
    return tuple(Version(number, *each) for number, each in enumerate(sorted(came), 1))


def standing_at(reference: Reference, at: datetime) -> Standing:
    """Where a reference that had not been submitted by then stood."""
    steps = (
        (Standing.DECLINED, reference.declined_at),
        (Standing.STARTED, reference.started_at),
        (Standing.INVITED, reference.invited_at),
    )
    return next((standing for standing, when in steps if when and when <= at), Standing.NOMINATED)
