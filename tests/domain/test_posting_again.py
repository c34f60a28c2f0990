"""When an address that takes nothing is tried again: soon, then seldom, and for three days (R53)."""

from datetime import datetime, timedelta
from itertools import pairwise

from bot.domain.posting_again import next_post
from tests.builders import NOON


def tried_at(asked: timedelta | None = None) -> list[timedelta]:
    """Each try, since the first."""
    tries, now = [timedelta()], NOON
    while again := next_post(NOON, len(tries), now, asked):
        now = _later(now, again)
        tries.append(now - NOON)
    return tries


def _later(now: datetime, again: datetime) -> datetime:
    assert again > now, "time passes between tries"
    return again


def test_the_waits_grow_and_the_last_try_is_made_when_three_days_are_over() -> None:
    seconds = [int(one.total_seconds()) for one in tried_at()]
    assert [after - before for before, after in pairwise(seconds)][:9] == [
        10,
        60,
        300,
        1800,
        7200,
        18000,
        36000,
        43200,
        43200,
    ]
    assert (len(seconds), seconds[-1]) == (13, 3 * 24 * 3600)


def test_an_address_may_ask_for_longer_waits_but_not_for_shorter_ones() -> None:
    assert next_post(NOON, 1, NOON, timedelta(minutes=7)) == NOON + timedelta(minutes=7)
    assert next_post(NOON, 1, NOON, timedelta()) == NOON + timedelta(seconds=10)
    assert next_post(NOON, 1, NOON, timedelta(days=30)) == NOON + timedelta(hours=12)


def test_it_is_over_when_a_program_that_stood_still_comes_back_after_three_days() -> None:
    assert next_post(NOON, 1, NOON + timedelta(days=4)) is None
