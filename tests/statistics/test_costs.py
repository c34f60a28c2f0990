"""What messages cost: what is not known is not nothing."""

from decimal import Decimal

from bot.domain.channel import Channel
from bot.domain.message import Purpose
from bot.domain.prices import Prices
from bot.flows.statistics.costs import charged_for, cost_of, costs_by_purpose, messages_by_channel
from bot.flows.statistics.rows import MessagesCounted

PRICES = Prices("SEK", {"SE": Decimal("0.5"), "US": Decimal("0.09")})
TO_SWEDEN = MessagesCounted(Purpose.OPENING, Channel.SMS, "SE", 2, 6)
TO_THE_STATES = MessagesCounted(Purpose.REMINDER, Channel.SMS, "US", 1, 2)
TO_NORWAY = MessagesCounted(Purpose.OPENING, Channel.SMS, "NO", 1, 3)
BY_MAIL = MessagesCounted(Purpose.OPENING, Channel.EMAIL, "", 5, 40)


def test_segments_cost_what_their_country_costs() -> None:
    cost = cost_of([TO_SWEDEN, TO_THE_STATES], PRICES)
    assert (cost.messages, cost.segments, cost.amount, cost.is_whole) == (3, 8, Decimal("3.18"), True)
    assert (cost.segments_per(4), cost.amount_per(4)) == (2, Decimal("0.795"))
    assert (cost.segments_per(0), cost.amount_per(0)) == (None, None)


def test_an_amount_that_leaves_something_out_says_so() -> None:
    cost = cost_of([TO_SWEDEN, TO_NORWAY], PRICES)
    assert (cost.amount, cost.unpriced, cost.is_whole) == (Decimal("3.0"), 3, False)


def test_where_no_price_is_known_there_is_no_amount() -> None:
    cost = cost_of([TO_NORWAY], PRICES)
    assert (cost.segments, cost.amount, cost.amount_per(1)) == (3, None, None)


def test_no_messages_cost_nothing() -> None:
    assert cost_of([], PRICES).amount == 0


def test_only_sms_is_charged_by_the_segment() -> None:
    sent = [TO_SWEDEN, TO_THE_STATES, BY_MAIL]
    assert cost_of(sent, PRICES).segments == 8
    assert {one: cost.segments for one, cost in costs_by_purpose(sent, PRICES).items()} == {
        Purpose.OPENING: 6,
        Purpose.REMINDER: 2,
    }
    assert messages_by_channel(sent) == {Channel.SMS: 3, Channel.EMAIL: 5}


def test_what_the_provider_charges_is_told_by_currency_with_how_much_of_it_is_known() -> None:
    here, there = (
        MessagesCounted(Purpose.OPENING, Channel.SMS, "SE", 2, 4, "USD", Decimal("0.1")),
        MessagesCounted(Purpose.REMINDER, Channel.WHATSAPP, "SE", 1, 2, "SEK", Decimal("0.5")),
    )
    known = charged_for([here, here, there, TO_NORWAY, BY_MAIL])
    assert known.amounts == {"SEK": Decimal("0.5"), "USD": Decimal("0.2")}
    assert (known.messages, known.of) == (5, 6)
    assert charged_for([BY_MAIL]).amounts == {} and charged_for([BY_MAIL]).of == 0
