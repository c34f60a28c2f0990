"""Records come back from their rows as they went in."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.inbox import Lane
from bot.domain.message import Clockwork, Delivery
from bot.storage.fields import instant, microseconds
from bot.storage.records import mapper
from tests.storage.scene import (
    ANNA,
    ASSIGNMENT,
    CHECK,
    LANE,
    NOW,
    ORGANISATION,
    SUB_ACCOUNT,
    a_message,
    a_text,
    an_entry,
)

MESSAGE = a_message(
    "m1", starts=(Clockwork("reminder_fell_due", 5, {"n": [1]}),), about={"å": 1}, delivery=Delivery.READ
)
RECORDS = (ORGANISATION, SUB_ACCOUNT, ASSIGNMENT, CHECK, ANNA, MESSAGE, a_text("SM1"), an_entry("consent", "ja"))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_went_in(record: Any) -> None:
    assert mapper(type(record)).record_of(mapper(type(record)).row(record)) == record


def test_nothing_is_no_record_of_nothing() -> None:
    lane = Lane(LANE, opted_out_at=None, choices=(), held=({"text": None},))
    assert mapper(Lane).record_of(mapper(Lane).row(lane)) == lane


@given(st.text(), st.none() | st.booleans() | st.lists(st.text()) | st.dictionaries(st.text(), st.integers()))
def test_what_people_write_is_kept_to_the_letter(words: str, value: Any) -> None:
    entry = replace(an_entry("consent", words), value=value)
    assert mapper(type(entry)).record_of(mapper(type(entry)).row(entry)) == entry


@given(st.datetimes(min_value=datetime(1990, 1, 1)))
def test_instants_keep_their_microseconds(at: datetime) -> None:
    at = at.replace(tzinfo=NOW.tzinfo)
    assert instant(microseconds(at)) == at


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        microseconds(datetime(2026, 11, 23))
