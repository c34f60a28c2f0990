"""The tables of moves: what they list may be done, and everything else is refused by who, what and where."""

from enum import StrEnum
from typing import Any

import pytest

from bot.domain.check import CHECK_MOVES, CheckStatus
from bot.domain.moves import MoveRefused, Table, may_move
from bot.domain.reference import STANDING_MOVES, Standing
from tests.builders import a_check, a_reference

Moves = dict[str, set[str]]
MAY_BECOME: Moves = {
    "nominated": {"invited", "started", "submitted", "declined", "unobtainable", "replaced", "withdrawn"},
    "invited": {"started", "submitted", "declined", "unobtainable", "replaced", "withdrawn"},
    "started": {"submitted", "declined", "unobtainable", "replaced", "withdrawn"},
    "declined": {"invited", "started", "submitted", "replaced", "withdrawn"},
    "unobtainable": {"started", "submitted", "declined", "replaced", "withdrawn"},
    "submitted": set(),
    "replaced": set(),
    "withdrawn": set(),
}
CHECK_MAY_BECOME: Moves = {
    "awaiting_candidate": {"collecting", "cancelled"},
    "collecting": {"completed", "cancelled"},
    "completed": {"collecting", "cancelled"},
    "cancelled": set(),
}


@pytest.mark.parametrize("origin", Standing)
@pytest.mark.parametrize("target", Standing)
def test_a_standing_changes_as_its_table_says_and_not_otherwise(origin: Standing, target: Standing) -> None:
    reference = a_reference(standing=origin)
    assert reference.may_become(target) == (target in MAY_BECOME[origin])
    if reference.may_become(target):
        assert reference.becomes(target).standing is target
    else:
        with pytest.raises(MoveRefused, match=f"reference {reference.id} is {origin} and may not become {target}"):
            reference.becomes(target)


@pytest.mark.parametrize("origin", CheckStatus)
@pytest.mark.parametrize("target", CheckStatus)
def test_a_check_changes_as_its_table_says_and_not_otherwise(origin: CheckStatus, target: CheckStatus) -> None:
    check = a_check(status=origin)
    if target in CHECK_MAY_BECOME[origin]:
        assert check.becomes(target).status is target
    else:
        with pytest.raises(MoveRefused, match=f"check {check.id} is {origin} and may not become {target}"):
            check.becomes(target)


@pytest.mark.parametrize("table", [CHECK_MOVES, STANDING_MOVES])
def test_every_state_stands_in_its_table(table: Table[Any]) -> None:
    states: type[StrEnum] = type(next(iter(table)))
    assert set(table) == set(states)


def test_a_declined_referee_may_change_their_mind() -> None:
    """R25."""
    assert may_move(STANDING_MOVES, Standing.DECLINED, Standing.STARTED)


def test_a_late_submission_counts() -> None:
    """R33."""
    assert may_move(STANDING_MOVES, Standing.UNOBTAINABLE, Standing.SUBMITTED)


def test_what_is_submitted_stays_submitted() -> None:
    """R23."""
    assert not any(may_move(STANDING_MOVES, Standing.SUBMITTED, other) for other in Standing)


def test_asking_for_more_reopens_a_completed_check() -> None:
    """R43."""
    assert a_check(status=CheckStatus.COMPLETED).becomes(CheckStatus.COLLECTING).status is CheckStatus.COLLECTING


def test_a_move_may_carry_what_belongs_to_it() -> None:
    moved = a_reference(standing=Standing.NOMINATED).becomes(Standing.INVITED, name="Eva Lind")
    assert (moved.standing, moved.name) == (Standing.INVITED, "Eva Lind")


def test_the_badge_is_strong_when_the_check_is_complete() -> None:
    """R41."""
    assert {status: a_check(status=status).badge for status in CheckStatus} == {
        CheckStatus.AWAITING_CANDIDATE: "light",
        CheckStatus.COLLECTING: "light",
        CheckStatus.COMPLETED: "strong",
        CheckStatus.CANCELLED: "light",
    }
