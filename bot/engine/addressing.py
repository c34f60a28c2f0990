"""Brings what has come into the lane that it is for: of the number, or the message of ours, that it came to (R29).

A webhook says which of our numbers somebody wrote to, and not whose it is; a mail, which message of ours it is about.
Rows come with that in them; here it is looked up, so that whoever takes them needs no database, and a spooled row is
addressed when it is replayed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.channel import Channel
from bot.domain.inbox import UNADDRESSED, Row, person_lane
from bot.domain.sender import Senders, own_key
from bot.ports import OwnSenders, Written, WrittenMail


class Addressing:
    def __init__(self, own: OwnSenders, senders: Senders, mail: WrittenMail) -> None:
        self._own, self._reserved, self._mail = own, senders.reserved, mail

    async def addressed(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Each row in the lane that it is for; none about a message that was erased. Raises `StorageUnreachable`."""
        rows = await self._about_mail(rows)
        asked = {key for row in rows if (key := _key(row)) and key not in self._reserved}
        own = await self._own.among(asked) if asked else frozenset()
        return [_moved(row, key) if (key := _key(row)) in own else row for row in rows] if own else rows

    async def _about_mail(self, rows: Sequence[Row]) -> Sequence[Row]:
        about = {row.payload["message"] for row in rows if row.lane == UNADDRESSED}
        if not about:
            return rows
        written = await self._mail.by_key(about)
        return [one for row in rows if (one := _to_whom(row, written))]


def _to_whom(row: Row, written: Mapping[str, Written]) -> Row | None:
    if row.lane != UNADDRESSED:
        return row
    to = written.get(row.payload["message"])
    return replace(row, lane=to.lane, payload={**row.payload, **_whereabouts(to)}) if to else None


def _whereabouts(to: Written) -> dict[str, object]:
    where = {"sender": to.sender, "address": to.address, "channel": Channel.EMAIL.value}
    return {**where, "conversation": to.conversation, "answers": to.answers}


def _key(row: Row) -> str:
    """As it would be, were the number somebody's own; empty where the row is not about a number of ours."""
    return own_key(row.payload["channel"], row.payload["ours"]) if row.payload.get("ours") else ""


def _moved(row: Row, key: str) -> Row:
    payload = {**row.payload, "sender": key}
    return replace(row, lane=person_lane(key, row.payload["address"]), payload=payload)
