"""Wishes for later as people say them (R26): which day is meant, and what is no such wish."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.readers.days import months_on
from bot.flows.readers.when import MOST_MONTHS_AHEAD, wish_for_later

TUESDAY = date(2026, 11, 24)
SAID = tomllib.loads((Path(__file__).parent / "when.toml").read_text(encoding="utf-8"))
DAYS = [(words, day) for day, said in SAID["day"].items() for words in said]
OTHER = SAID["other"]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_the_day_that_is_meant(words: str, day: str) -> None:
    wish = wish_for_later(words, TUESDAY)
    assert wish and wish.day == date.fromisoformat(day)


@pytest.mark.parametrize("words", OTHER["unsaid"])
def test_later_without_a_day_asks_for_one(words: str) -> None:
    wish = wish_for_later(words, TUESDAY)
    assert wish and wish.day is None and not wish.is_far


@pytest.mark.parametrize("words", OTHER["far"])
def test_further_ahead_than_anybody_waits(words: str) -> None:
    wish = wish_for_later(words, TUESDAY)
    assert wish and wish.is_far


@pytest.mark.parametrize("words", OTHER["no_wish"])
def test_what_is_no_wish_for_later(words: str) -> None:
    assert wish_for_later(words, TUESDAY) is None


NOISE = st.lists(
    st.sampled_from("on på next nästa week vecka 7 31 2026 after efter until jag am back den the /".split())
)


@given(st.text(max_size=60) | NOISE.map(" ".join), st.dates(date(2026, 1, 1), date(2032, 12, 31)))
def test_whatever_is_written_no_day_is_past_or_too_far(words: str, today: date) -> None:
    wish = wish_for_later(words, today)
    assert (
        wish is None or wish.day is None or today < wish.day <= months_on(today, MOST_MONTHS_AHEAD) + timedelta(days=1)
    )
