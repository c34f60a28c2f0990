"""What a provider reports of a message of ours; storage lets its rank only rise."""

from bot.domain.inbox import Row
from bot.domain.message import Delivery
from bot.flows.changes import Changes, DeliveryReport, Moment, PersonSeen


def delivery_reported(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    told = row.payload
    return Changes(
        reports=[DeliveryReport(told["message"], Delivery(told["delivery"]), told["error"], told["provider_id"])]
    )
