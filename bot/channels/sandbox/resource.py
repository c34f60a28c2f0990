"""A sandbox message, and a list of them, as Twilio would give them in JSON."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

from bot.domain.sandbox import Direction, SandboxMessage
from bot.domain.segments import segments

VERSION = "2010-04-01"
API_PATH = "/sandbox/twilio"
CARD_TYPE = "text/x-vcard"
DELIVERED = frozenset({"sent", "delivered", "read", "received"})


def resource(account_sid: str, message: SandboxMessage) -> dict[str, Any]:
    path = f"/{VERSION}/Accounts/{account_sid}/Messages/{message.sid}"
    hidden = message.messaging_service and message.status == "accepted"  # the service has not chosen a sender yet
    return {
        "account_sid": account_sid,
        "api_version": VERSION,
        "body": message.body,
        "date_created": _date(message.created_at),
        "date_sent": _date(message.created_at) if message.status in DELIVERED else None,
        "date_updated": _date(message.created_at),
        "direction": str(message.direction),
        "error_code": None,
        "error_message": None,
        "from": None if hidden else message.from_address,
        "messaging_service_sid": message.messaging_service,
        "num_media": "1" if message.card else "0",
        "num_segments": "0" if hidden else str(segments(message.body)),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{path}/Media.json"},
        "to": message.to_address,
        "uri": f"{path}.json",
    }


def page(
    account_sid: str, found: Sequence[SandboxMessage], number: int, size: int, asked: dict[str, str], more: bool
) -> dict[str, Any]:
    """`asked` holds the filters, which the next page's address repeats."""
    path = f"/{VERSION}/Accounts/{account_sid}/Messages.json"
    following = (
        {**asked, "PageSize": size, "Page": number + 1, "PageToken": f"PA{found[-1].position}"} if more else None
    )
    return {
        "end": number * size + len(found) - 1,
        "first_page_uri": f"{path}?{urlencode({**asked, 'PageSize': size, 'Page': 0})}",
        "messages": [resource(account_sid, message) for message in found],
        "next_page_uri": f"{path}?{urlencode(following)}" if following else None,
        "page": number,
        "page_size": size,
        "previous_page_uri": None,
        "start": number * size,
        "uri": f"{path}?{urlencode({**asked, 'PageSize': size, 'Page': number})}",
    }


def media_list(account_sid: str, message: SandboxMessage) -> dict[str, Any]:
    """The media of a message: a contact card, or none."""
    at, path = _date(message.created_at), _media_path(account_sid, message)
    about = {"account_sid": account_sid, "parent_sid": message.sid, "content_type": CARD_TYPE}
    card = {**about, "sid": message.medium, "date_created": at, "date_updated": at, "uri": f"{path}.json"}
    listed = [card] if message.card else []
    return {"media_list": listed, "page": 0, "page_size": 50, "start": 0, "end": len(listed), "next_page_uri": None}


def _media_path(account_sid: str, message: SandboxMessage) -> str:
    return f"/{VERSION}/Accounts/{account_sid}/Messages/{message.sid}/Media/{message.medium}"


def webhook_form(account_sid: str, message: SandboxMessage, api_url: str = "") -> dict[str, str]:
    """What Twilio posts when a message has come in; `api_url` is where its media are fetched."""
    assert message.direction is Direction.INBOUND
    return {
        "AccountSid": account_sid,
        "ApiVersion": VERSION,
        "Body": message.body,
        "From": message.from_address,
        "MessageSid": message.sid,
        "NumMedia": "1" if message.card else "0",
        "NumSegments": str(segments(message.body)),
        "SmsMessageSid": message.sid,
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "To": message.to_address,
        "ToCountry": "SE",
        **(
            {"MediaUrl0": api_url + _media_path(account_sid, message), "MediaContentType0": CARD_TYPE}
            if message.card
            else {}
        ),
    }


def status_form(account_sid: str, message: SandboxMessage, status: str) -> dict[str, str]:
    """What Twilio posts when a message of ours has come further."""
    return {
        "AccountSid": account_sid,
        "ApiVersion": VERSION,
        "From": message.from_address,
        "MessageSid": message.sid,
        "MessageStatus": status,
        "SmsSid": message.sid,
        "SmsStatus": status,
        "To": message.to_address,
        **({"MessagingServiceSid": message.messaging_service} if message.messaging_service else {}),
    }


def _date(at: datetime) -> str:
    return format_datetime(at)
