"""A sandbox message, and a list of them, as Twilio would give them in JSON."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

from bot.channels.sandbox.tariff import price_of
from bot.domain.sandbox import SandboxMessage
from bot.domain.segments import segments

VERSION = "2010-04-01"
API_PATH = "/sandbox/twilio"
CARD_TYPE, WHATSAPP_CARD_TYPE = "text/x-vcard", "text/vcard"
DELIVERED = frozenset({"sent", "delivered", "undelivered", "read", "received"})


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
        "error_code": message.error,
        "error_message": None,
        "from": None if hidden else message.from_address,
        "messaging_service_sid": message.messaging_service,
        "num_media": "1" if message.medium else "0",
        "num_segments": "0" if hidden else str(segments_of(message)),
        "price": price_of(message),
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
    """The media of a message: one, or none."""
    at, path = _date(message.created_at), media_path(account_sid, message)
    about = {"account_sid": account_sid, "parent_sid": message.sid, "content_type": type_of(message)}
    card = {**about, "sid": message.medium, "date_created": at, "date_updated": at, "uri": f"{path}.json"}
    listed = [card] if message.medium else []
    return {"media_list": listed, "page": 0, "page_size": 50, "start": 0, "end": len(listed), "next_page_uri": None}


def media_path(account_sid: str, message: SandboxMessage) -> str:
    return f"/{VERSION}/Accounts/{account_sid}/Messages/{message.sid}/Media/{message.medium}"


def type_of(message: SandboxMessage) -> str:
    """Of the medium that came with it."""
    if message.medium_type:
        return message.medium_type
    return WHATSAPP_CARD_TYPE if message.is_whatsapp else CARD_TYPE


def segments_of(message: SandboxMessage) -> int:
    return 1 if message.is_whatsapp else segments(message.body)


def _date(at: datetime) -> str:
    return format_datetime(at)
