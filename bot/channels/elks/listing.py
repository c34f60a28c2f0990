"""What 46elks lists: the only way to learn of a message whose answer, or whose webhook, never came.

It calls the newer end of a search `start` and the older one `end`, lists from the newest on, and tells times in UTC.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.elks.http import ElksApi
from bot.channels.elks.inbound import INCOMING, received_row
from bot.domain.inbox import Row
from bot.domain.message import Message
from bot.domain.sender import Sender
from bot.ports import ListedMessage

PAGE_SIZE = 100  # the most that it gives at once
OVERLAP = timedelta(minutes=1)  # its clock is not ours


async def sent_to(api: ElksApi, message: Message, sender: Sender) -> list[ListedMessage]:
    """Newest first, one page: the answer in question is among the newest."""
    found = (await api.get("sms", to=message.address, limit=str(PAGE_SIZE))).read()
    outgoing = [one for one in _listed(found) if one["direction"] != INCOMING and one["from"] == sender.address]
    return [_as_listed(one) for one in outgoing]


async def received(api: ElksApi, sender: Sender, since: datetime) -> list[Row]:
    """Oldest first."""
    return [row async for row in _inbound(api, sender, since.astimezone(UTC) - OVERLAP)][::-1]


async def _inbound(api: ElksApi, sender: Sender, since: datetime) -> AsyncIterator[Row]:
    query = {"to": sender.address, "end": _written(since), "limit": str(PAGE_SIZE)}
    while True:
        page = (await api.get("sms", **query)).read()
        for one in _listed(page):
            if one["direction"] == INCOMING and one["to"] == sender.address and instant(one["created"]) >= since:
                yield received_row(one)
        following = page.get("next")
        if not following or instant(following) < since:
            return
        if following == query.get("start"):
            raise ValueError("the list does not go on")
        query["start"] = following


def _listed(page: Mapping[str, Any]) -> list[dict[str, str]]:
    """Raises `ValueError`, `KeyError` or `TypeError` on what is not the documented list."""
    return [{**one, "message": one.get("message") or ""} for one in page["data"]]


def _as_listed(one: Mapping[str, str]) -> ListedMessage:
    return ListedMessage(
        provider_id=one["id"],
        sender_address=one["from"],
        address=one["to"],
        body=one["message"],
        inbound=False,
        created_at=instant(one["created"]),
        fields={"status": one.get("status")},
    )


def instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _written(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds")
