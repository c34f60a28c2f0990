"""What a provider reports of a message of ours (storage lets its rank only rise), and a message that tries it out."""

from collections.abc import Callable, Mapping

from bot.domain.inbox import Happening, Row
from bot.domain.message import Delivery
from bot.flows.changes import Changes, DeliveryReport, Moment, PersonSeen
from bot.flows.trying import test_due


def delivery_reported(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    told = row.payload
    return Changes(
        reports=[DeliveryReport(told["message"], Delivery(told["delivery"]), told["error"], told["provider_id"])]
    )


DELIVERY_TURNS: Mapping[Happening, Callable[[PersonSeen, Row, Moment], Changes]] = {
    Happening.DELIVERY_REPORTED: delivery_reported,
    Happening.TEST_DUE: test_due,
}
