"""What Twilio lists: the only way to learn of a message whose answer, or whose webhook, never came."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from twilio.rest import Client

from bot.channels.twilio.addresses import off_the_wire, on_the_wire
from bot.channels.twilio.inbound import received_row
from bot.domain.inbox import Row
from bot.domain.message import Message
from bot.domain.sender import Sender
from bot.ports import ListedMessage

MOST_SENT = 100  # to one person: the answer in question is among the newest
PAGE_SIZE = 200
OVERLAP = timedelta(minutes=1)  # Twilio's times are whole seconds, and its clock is not ours


async def sent_to(
    client: Client, message: Message, sender: Sender, otherwise: frozenset[str] = frozenset()
) -> list[ListedMessage]:
    """Newest first. Not filtered by date: one still in Twilio's queue has no date of sending.

    `otherwise`: what the message says as a template, which is listed as the message's own words.
    """
    to = on_the_wire(message.address, message.channel)
    origin = {} if sender.messaging_service else {"from_": on_the_wire(sender.address, sender.channel)}
    found = await client.api.v2010.account.messages.list_async(to=to, **origin, limit=MOST_SENT, page_size=MOST_SENT)
    listed = [_listed(one) for one in found if one.direction != "inbound" and _is_from(one, sender)]
    return [replace(one, body=message.body) if one.body in otherwise else one for one in listed]


async def received(client: Client, sender: Sender, since: datetime) -> list[Row]:
    """Oldest first."""
    rows = [await _row(client, one) async for one in _inbound(client, sender, since.astimezone(UTC) - OVERLAP)]
    return rows[::-1]


async def _inbound(client: Client, sender: Sender, since: datetime) -> AsyncIterator[Any]:
    to = {"to": on_the_wire(sender.address, sender.channel)} if sender.address else {}
    pages = await client.api.v2010.account.messages.stream_async(**to, date_sent_after=since, page_size=PAGE_SIZE)
    async for one in pages:
        if _instant(one) < since:  # newest first: the rest is older still, where the filter only counts whole days
            return
        if one.direction == "inbound" and _is_for(one, sender):
            yield one


def _is_from(one: Any, sender: Sender) -> bool:
    return not sender.messaging_service or one.messaging_service_sid == sender.messaging_service


def _is_for(one: Any, sender: Sender) -> bool:
    return bool(sender.address) or one.messaging_service_sid == sender.messaging_service


def _listed(one: Any) -> ListedMessage:
    return ListedMessage(
        provider_id=one.sid,
        sender_address=off_the_wire(one.from_ or "")[0],
        address=off_the_wire(one.to or "")[0],
        body=one.body or "",
        inbound=one.direction == "inbound",
        created_at=_instant(one),
        fields={"status": one.status, "error": one.error_code},
    )


async def _row(client: Client, one: Any) -> Row:
    """As its webhook would have said it. Media are listed by themselves."""
    media = await client.api.v2010.account.messages(one.sid).media.list_async() if int(one.num_media or 0) else []
    fields = {"MessageSid": one.sid, "From": one.from_ or "", "To": one.to or "", "Body": one.body or ""}
    for index, medium in enumerate(media):
        fields[f"MediaUrl{index}"] = client.api.absolute_url(str(medium.uri).removesuffix(".json"))
        fields[f"MediaContentType{index}"] = medium.content_type or ""
    return received_row({**fields, "NumMedia": str(len(media))})


def _instant(one: Any) -> datetime:
    found = one.date_created or one.date_sent
    if not isinstance(found, datetime):
        raise ValueError(f"{one.sid} has no date")
    return found
