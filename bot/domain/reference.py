"""A reference: what one referee gives within one check, and where it stands."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.moves import Table, may_move, move


class Standing(StrEnum):
    NOMINATED = "nominated"
    INVITED = "invited"
    STARTED = "started"
    SUBMITTED = "submitted"
    DECLINED = "declined"
    UNOBTAINABLE = "unobtainable"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


_ANY_TIME = {Standing.DECLINED, Standing.UNOBTAINABLE, Standing.REPLACED, Standing.WITHDRAWN, Standing.SUBMITTED}

# Declined and unobtainable are not final: the referee may still answer (R25, R33). What is submitted stays so (R23).
STANDING_MOVES: Table[Standing] = {
    Standing.NOMINATED: frozenset({Standing.INVITED, Standing.STARTED, *_ANY_TIME}),
    Standing.INVITED: frozenset({Standing.STARTED, *_ANY_TIME}),
    Standing.STARTED: frozenset(_ANY_TIME),
    Standing.DECLINED: frozenset(
        {Standing.STARTED, Standing.INVITED, Standing.REPLACED, Standing.WITHDRAWN, Standing.SUBMITTED}
    ),
    Standing.UNOBTAINABLE: frozenset(
        {Standing.STARTED, Standing.DECLINED, Standing.REPLACED, Standing.WITHDRAWN, Standing.SUBMITTED}
    ),
    Standing.REPLACED: frozenset(),
    Standing.SUBMITTED: frozenset(),
    Standing.WITHDRAWN: frozenset(),
}

# Those of whom nothing more is expected, or who have been given up for another referee.
OUT_OF_THE_COUNT = frozenset({Standing.REPLACED, Standing.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Reference:
    id: str
    organisation: str
    check: str
    position: int  # 1 for the first referee that the candidate named
    conversation: str
    name: str
    phone: str | None
    email: str | None
    relation: str
    employer: str  # where they worked together
    dates: str
    standing: Standing
    nominated_at: datetime
    invited_at: datetime | None = None
    started_at: datetime | None = None
    submitted_at: datetime | None = None
    declined_at: datetime | None = None
    reminded: int = 0  # reminders that have gone out (R13)
    reminded_at: datetime | None = None  # when the last of them did
    snoozed_until: datetime | None = None  # R26
    expected_on: date | None = None  # R15: the candidate's estimate
    follow_up_asked_at: datetime | None = None  # R51: while that question is open

    def becomes(self, standing: Standing, **changes: object) -> "Reference":
        """This reference with another standing, when `STANDING_MOVES` allows it."""
        return replace(self, standing=move(STANDING_MOVES, f"reference {self.id}", self.standing, standing), **changes)  # type: ignore[arg-type]

    def may_become(self, standing: Standing) -> bool:
        return may_move(STANDING_MOVES, self.standing, standing)
