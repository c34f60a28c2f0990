"""What Twilio says of one message when it is asked: its status, as its callback would have told, and its price."""

from decimal import Decimal, InvalidOperation
from typing import Any

from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from bot.channels.twilio.inbound import delivery_row
from bot.channels.twilio.statuses import DELIVERIES
from bot.domain.message import Message
from bot.ports import Charge, Fate

TO_BE_PUT_RIGHT = frozenset({401, 403, 408})  # any other 4xx would be the answer again: deleted, or kept no longer


async def fate_of(client: Client, message: Message) -> Fate | None:
    """None where Twilio does not know the message."""
    try:
        found = await client.api.v2010.account.messages(message.provider_id).fetch_async()
    except TwilioRestException as error:
        if 400 <= error.status < 500 and error.status not in TO_BE_PUT_RIGHT:
            return None
        raise
    return _fate(found, message)


def _fate(found: Any, message: Message) -> Fate:
    status = str(found.status or "")
    told = {
        "MessageSid": str(found.sid),
        "MessageStatus": status,
        "To": str(found.to or ""),
        "From": str(found.from_ or ""),
        "ErrorCode": str(found.error_code or ""),
    }
    report = delivery_row(told, message.key) if status else None
    return Fate(DELIVERIES.get(status), report, _charge(found))


def _charge(found: Any) -> Charge:
    """The price comes some time after delivery, as a negative number: it is taken from the account."""
    amount = _number(found.price)
    segments = _number(found.num_segments)
    return Charge(
        None if amount is None else abs(amount),
        str(found.price_unit or "").upper() if amount is not None else "",
        int(segments) if segments else None,  # 0 before a messaging service has chosen a sender
    )


def _number(said: Any) -> Decimal | None:
    try:
        number = Decimal(str(said)) if said not in (None, "") else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
