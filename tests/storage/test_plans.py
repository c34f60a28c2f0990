"""What is asked all day is found by an index: no table that only grows is ever read whole."""

import re
from typing import Any

import pytest

from bot.storage.opening import Storage, open_storage
from bot.storage.outbox.busy import BUSY
from bot.storage.outbox.claiming import HEADS
from bot.storage.outbox.settling import HOLDERS, KNOWN, TAKE
from bot.storage.turns.store import OUTCOME, READY
from bot.storage.turns.ticking import DUE, NEXT_DUE
from bot.storage.turns.turn import NEXT
from tests.storage.conftest import SECRET, SENDERS
from tests.storage.scene import LANE, rows

ASKED: dict[str, tuple[str, list[Any]]] = {
    "lanes with rows": (READY, [0, 200]),
    "rows of a lane": (NEXT, [LANE, 8]),
    "outcome": (OUTCOME, ["api", "key"]),
    "heads": (HEADS, [0, 0, ["sms"], 10]),
    "holders": (HOLDERS, []),
    "to settle": (TAKE, ["me", 0, 0, 0, [], 16]),
    "known ids": (KNOWN, [["SM1"]]),
    "due": (DUE, [0]),
    "next due": (NEXT_DUE, [0]),
    "busy": (BUSY, [0, 0, ["sms"]]),
}
READ_WHOLE = re.compile(r"SCAN (inbox|outbox|timer|m|o)( VIRTUAL.*)?$")


@pytest.mark.parametrize("name", ASKED)
async def test_no_table_that_grows_is_read_whole(sqlite_url: str, name: str) -> None:
    storage: Storage = await open_storage(sqlite_url, SENDERS, SECRET)
    try:
        sql, values = ASKED[name]
        steps = [row[3] for row in await rows(storage, f"EXPLAIN QUERY PLAN {sql}", *values)]
        assert steps and not [step for step in steps if READ_WHOLE.match(step)]
    finally:
        await storage.close()
