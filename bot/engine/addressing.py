"""Brings what was written to a sub-account's own number into that sender's lane (R29).

A webhook says which of our numbers somebody wrote to, and not whose it is. Rows come as for the shared sender, with
that number in them; here it is looked up, so that a webhook needs no database, and a spooled row is addressed when it
is replayed.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.inbox import Row, person_lane
from bot.domain.sender import Senders, own_key
from bot.ports import OwnSenders


class Addressing:
    def __init__(self, own: OwnSenders, senders: Senders) -> None:
        self._own, self._reserved = own, senders.reserved

    async def addressed(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Each row in the lane of the sender it was written to. Raises `StorageUnreachable`."""
        asked = {key for row in rows if (key := _key(row)) and key not in self._reserved}
        own = await self._own.among(asked) if asked else frozenset()
        return [_moved(row, key) if (key := _key(row)) in own else row for row in rows] if own else rows


def _key(row: Row) -> str:
    """As it would be, were the number somebody's own; empty where the row is not about a number of ours."""
    return own_key(row.payload["channel"], row.payload["ours"]) if row.payload.get("ours") else ""


def _moved(row: Row, key: str) -> Row:
    payload = {**row.payload, "sender": key}
    return replace(row, lane=person_lane(key, row.payload["address"]), payload=payload)
