"""A report on a message that we sent, as its webhook or the message itself tells it."""

from collections.abc import Mapping

from bot.channels.elks.errors import NOT_DELIVERED
from bot.channels.elks.inbound import provider_id
from bot.channels.webhook_form import Malformed, cleaned
from bot.domain.channel import Channel
from bot.domain.inbox import Happening, Row
from bot.domain.message import Delivery

DELIVERIES: Mapping[str, Delivery] = {
    "created": Delivery.ACCEPTED,
    "sent": Delivery.ON_ITS_WAY,
    "delivered": Delivery.DELIVERED,
    "failed": Delivery.UNDELIVERED,
}


def delivery_row(form: Mapping[str, str], message_key: str, lane: str) -> Row | None:
    """None for a status that we do not know. Raises `Malformed`. Key and lane are of the address that was called."""
    found, status = provider_id(form), cleaned(form.get("status", ""))
    if not status:
        raise Malformed("no status")
    delivery = DELIVERIES.get(status)
    if delivery is None:
        return None
    sender, _, address = lane.removeprefix("person:").rpartition(":")
    payload = {
        "sender": sender,
        "address": address,
        "channel": str(Channel.SMS),
        "ours": "",  # the lane is the message's own, whichever number it was written from
        "message": message_key,
        "provider_id": found,
        "delivery": str(delivery),
        "error": NOT_DELIVERED if delivery is Delivery.UNDELIVERED else None,
    }
    return Row(lane, "elks-status", f"{found}:{status}", Happening.DELIVERY_REPORTED, payload)
