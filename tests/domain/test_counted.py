"""What a message counts towards, and when it would be too much: budgets, one phone, numbers in a row."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.channel import Channel
from bot.domain.counted import (
    Around,
    Held,
    Rules,
    Why,
    counters,
    held,
    is_abroad,
    is_alarming,
    no_answer_now,
)
from bot.domain.limits import Allowance, Limits
from bot.domain.message import Message, Purpose, Verdict
from bot.domain.prices import Prices
from bot.domain.reminders import Plan
from tests.builders import NOON, a_message

LIMITS = Limits(("SE", "GB"), unprompted_per_number=2, invitations_per_block=5, invitations_per_block_abroad=1)
RULES = Rules(LIMITS, Prices("USD", {"SE": Decimal("0.05")}), "Europe/Stockholm")
DECEMBER = datetime(2026, 11, 30, 23, tzinfo=UTC)  # midnight in Stockholm
MORNING = datetime(2026, 12, 1, 7, tzinfo=UTC)
EARLIER = NOON - timedelta(hours=2)
NIGHT = datetime(2026, 11, 23, 23, tzinfo=UTC)


def around(**given: Any) -> Around:
    allowance = Allowance(**{name: given.pop(name) for name in ("segments", "cost", "countries") if name in given})
    usual: dict[str, Any] = {"zone": "Europe/Stockholm", "is_to_candidate": False, "plan": Plan()}
    return Around(allowance, **usual | given)


def an_invitation(**given: Any) -> Message:
    return a_message(purpose=Purpose.OPENING, tells="referee_invited", **given)


def over(message: Message, used: int, **given: Any) -> Held | None:
    """Where everything that it counts towards has been used so far already."""
    counted = counters(message, around(**given), RULES, NOON)
    return held(message, around(**given), counted, {one.key: used for one in counted})


@pytest.mark.parametrize(
    ("purpose", "used", "leaves"),
    [
        (Purpose.OPENING, 98, True),
        (Purpose.OPENING, 99, False),  # two segments
        (Purpose.REMINDER, 99, False),
        (Purpose.NEWS, 99, False),
        (Purpose.REPLY, 99, True),
        (Purpose.REPLY, 108, True),  # ten per cent more for somebody who has just written
        (Purpose.REPLY, 109, False),
        (Purpose.FAREWELL, 109, False),
    ],
)
def test_a_budget_stops_at_its_end(purpose: Purpose, used: int, leaves: bool) -> None:
    message = a_message(purpose=purpose, segments=2)
    found = over(message, used, segments=100)
    assert (found is None) == leaves or (found is not None and found.counter.why is Why.NUMBER)


def test_what_waits_for_the_budget_waits_for_the_first_open_hour_of_the_next_month() -> None:
    found = over(a_message(), 1000, segments=100)
    assert found and (found.until, found.counter.why, found.counter.period) == (MORNING, Why.BUDGET, "2026-11")


def test_the_month_is_that_of_the_organisation() -> None:
    allowance = Allowance(segments=1, zone="America/New_York")
    late = datetime(2026, 12, 1, 4, 59, tzinfo=UTC)
    (segments, _) = counters(a_message(), Around(allowance, None, False, Plan()), RULES, late)
    assert (segments.period, segments.opens_at) == ("2026-11", late + timedelta(minutes=1))
    (segments, _) = counters(a_message(), around(), RULES, DECEMBER - timedelta(minutes=1))
    assert (segments.period, segments.opens_at) == ("2026-11", DECEMBER)


def test_money_is_counted_where_the_price_is_known() -> None:
    counted = counters(a_message(segments=3), around(cost=1000), RULES, NOON)
    assert [(one.adds, one.most) for one in counted] == [(3, None), (1500, 110_000)]
    foreign = counters(a_message(address="+447400123456"), around(cost=1000), RULES, NOON)
    assert [one.adds for one in foreign] == [1]


def test_a_whatsapp_message_counts_as_one() -> None:
    counted = counters(a_message(channel=Channel.WHATSAPP, segments=4), around(segments=5), RULES, NOON)
    assert [one.adds for one in counted] == [1]


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SLACK])
def test_what_costs_nothing_is_neither_counted_nor_abroad(channel: Channel) -> None:
    message = an_invitation(channel=channel, address="+79261234567")
    assert counters(message, around(segments=0), RULES, NOON) == ()
    assert not is_abroad(message, around(), RULES)


@pytest.mark.parametrize(
    ("purpose", "is_to_candidate", "used_halves", "leaves"),
    [
        (Purpose.REMINDER, False, 2, True),
        (Purpose.REMINDER, False, 3, False),
        (Purpose.REMINDER, True, 3, True),  # a recruiter entered that number
        (Purpose.NEWS, True, 4, False),
        (Purpose.REPLY, False, 1000, True),  # whoever has just written
    ],
)
def test_one_phone_has_so_many_a_day(purpose: Purpose, is_to_candidate: bool, used_halves: int, leaves: bool) -> None:
    found = over(a_message(purpose=purpose), used_halves, is_to_candidate=is_to_candidate)
    assert (found is None) == leaves
    if found:
        assert found.counter.why is Why.NUMBER
        assert found.until == datetime(2026, 11, 24, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("phone", "used", "leaves"),
    [("+46701234567", 4, True), ("+46701234567", 5, False), ("+447400123456", 0, True), ("+447400123456", 1, False)],
)
def test_numbers_in_a_row_have_so_many_first_messages_a_day(phone: str, used: int, leaves: bool) -> None:
    rules = Rules(Limits(invitations_per_block=5, invitations_per_block_abroad=1))
    message = an_invitation(address=phone, zone="UTC")
    (_, counted) = counters(message, around(), rules, NOON)
    assert counted.key.startswith(f"block:{phone[:-3]}:")
    found = held(message, around(), (counted,), {counted.key: used})
    assert (found is None) == leaves
    for other in (a_message(purpose=Purpose.REMINDER), a_message(purpose=Purpose.OPENING, tells="candidate_invited")):
        assert not [one for one in counters(other, around(), rules, NOON) if one.why is Why.BLOCK]


def test_no_count_holds_a_number_that_could_be_read() -> None:
    keys = [one.key for one in counters(an_invitation(), around(), RULES, NOON)]
    assert keys and not any("46701234567" in key for key in keys)


@pytest.mark.parametrize(
    ("phone", "chosen", "abroad"),
    [
        ("+46701234567", (), False),
        ("+79261234567", (), True),
        ("+46701234567", ("NO",), True),
        ("+4740612345", ("NO",), False),
        ("+447700900123", (), False),  # kept for fiction, and British all the same
        ("+881612345678", (), True),
    ],
)
def test_messages_go_to_the_countries_of_the_list(phone: str, chosen: tuple[str, ...], abroad: bool) -> None:
    assert is_abroad(a_message(address=phone), around(countries=chosen), RULES) == abroad
    assert not is_abroad(a_message(address=phone), around(), Rules())


def test_what_has_waited_is_no_answer_any_more() -> None:
    reply = a_message(created_at=EARLIER)
    assert no_answer_now(reply, around(), NIGHT) is None
    assert no_answer_now(reply, around(has_waited=True), NOON) is None
    waits = no_answer_now(reply, around(has_waited=True), NIGHT)
    assert waits == Verdict(wait_until=datetime(2026, 11, 24, 7, tzinfo=UTC))
    heard = around(has_waited=True, heard_at=NOON)
    assert no_answer_now(reply, heard, NOON) == Verdict(drop="no_longer_needed")
    assert no_answer_now(a_message(purpose=Purpose.NEWS, created_at=EARLIER), heard, NOON) is None


@pytest.mark.parametrize(("used", "alarming"), [(78, False), (79, True), (80, False), (99, False)])
def test_the_alarm_goes_off_once(used: int, alarming: bool) -> None:
    (counter, *_) = counters(a_message(), around(segments=100), RULES, NOON)
    assert is_alarming(counter, used, 80) == alarming
