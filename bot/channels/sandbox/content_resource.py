"""A content template, and a list of them, as Twilio would give them in JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.channels.sandbox.approval import approval_shown
from bot.domain.sandbox_content import SandboxContent

PATH = "/v1/Content"


def content_resource(account_sid: str, content: SandboxContent, root: str) -> dict[str, Any]:
    """`root` stands for `https://content.twilio.com`."""
    url = f"{root}{PATH}/{content.sid}"
    links = {"approval_create": f"{url}/ApprovalRequests/whatsapp", "approval_fetch": f"{url}/ApprovalRequests"}
    return {**_shared(account_sid, content), "url": url, "links": links}


def with_approval(account_sid: str, content: SandboxContent, now: datetime) -> dict[str, Any]:
    return {**_shared(account_sid, content), "approval_requests": approval_shown(content, now)}


def approval_resource(account_sid: str, content: SandboxContent, root: str, now: datetime) -> dict[str, Any]:
    url = f"{root}{PATH}/{content.sid}/ApprovalRequests"
    return {
        "sid": content.sid,
        "account_sid": account_sid,
        "whatsapp": approval_shown(content, now),
        "url": url,
    }


def content_page(found: Sequence[dict[str, Any]], url: str, number: int, size: int) -> dict[str, Any]:
    """`url` is that of the list, without a query."""
    shown = found[number * size : (number + 1) * size]
    more = len(found) > (number + 1) * size
    meta = {
        "page": number,
        "page_size": size,
        "first_page_url": f"{url}?PageSize={size}&Page=0",
        "previous_page_url": f"{url}?PageSize={size}&Page={number - 1}" if number else None,
        "url": f"{url}?PageSize={size}&Page={number}",
        "next_page_url": f"{url}?PageSize={size}&Page={number + 1}&PageToken=PA{number + 1}" if more else None,
        "key": "contents",
    }
    return {"contents": list(shown), "meta": meta}


def _shared(account_sid: str, content: SandboxContent) -> dict[str, Any]:
    at = content.created_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "sid": content.sid,
        "account_sid": account_sid,
        "friendly_name": content.friendly_name,
        "language": content.language,
        "variables": dict(content.variables),
        "types": dict(content.types),
        "date_created": at,
        "date_updated": at,
    }
