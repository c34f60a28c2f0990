"""What is asked all day is found by an index: no table that only grows is ever read whole."""

import re
from typing import Any

import asyncpg
import pytest

from bot.storage.cards import BEHIND
from bot.storage.dialects import POSTGRES
from bot.storage.opening import Storage, open_storage
from bot.storage.outbox.busy import BUSY
from bot.storage.outbox.claiming import HEADS
from bot.storage.outbox.claiming import SENDERS as SENDERS_WITH_WORK
from bot.storage.outbox.fates import TAKE as TO_BE_ASKED
from bot.storage.outbox.holding import SUPERSEDED
from bot.storage.outbox.settling import HOLDERS, KNOWN, TAKE
from bot.storage.reading.notices import OPEN
from bot.storage.reading.searching import CheckSearch, statement
from bot.storage.turns.store import OUTCOME, READY
from bot.storage.turns.ticking import DUE, NEXT_DUE
from bot.storage.turns.turn import NEXT
from bot.storage.webhooks.claiming import DROP_FOR_THOSE_OFF
from bot.storage.webhooks.heads import ANY_DUE, HEADS_BEYOND, LEASED, UNDER_WAY, WITH_WORK
from bot.storage.webhooks.heads import HEADS as HEADS_TOLD
from tests.databases import Postgres
from tests.storage.conftest import SECRET, SENDERS
from tests.storage.scene import LANE, NOW, rows

ASKED: dict[str, tuple[str, list[Any]]] = {
    "lanes with rows": (READY, [0, 200]),
    "rows of a lane": (NEXT, [LANE, 8]),
    "outcome": (OUTCOME, ["api", "key"]),
    "heads": (HEADS, [0, 0, ["sms"], 10]),
    "senders": (SENDERS_WITH_WORK, [["sms"], 0, 0]),
    "cards behind": (BEHIND, [0, 0, 16]),
    "holders": (HOLDERS, []),
    "to settle": (TAKE, ["me", 0, 0, 0, [], 16]),
    "to be asked about": (TO_BE_ASKED, [0, 0, 0, 16]),
    "superseded": (SUPERSEDED, [LANE, "conversation", "reminder", 1]),
    "known ids": (KNOWN, [["SM1"]]),
    "due": (DUE, [0]),
    "next due": (NEXT_DUE, [0]),
    "busy": (BUSY, [0, 0, ["sms"]]),
    "to be told": (ANY_DUE, [0, 0]),
    "heads of a webhook": (HEADS_TOLD, [0, 0, "ats", ["check-anna"], 8]),
    "heads of a webhook, beyond": (HEADS_BEYOND, [0, 0, "ats", ["check-anna"], 8]),
    "webhooks with work": (WITH_WORK, [0, 0]),
    "posts under way": (UNDER_WAY, [0]),
    "to be leased": (LEASED, [0, 0, [1], "me", 0]),
    "of webhooks that are off": (DROP_FOR_THOSE_OFF, [0, 0, ["ats"]]),
    "what needs somebody": (OPEN, ["cafe", ["check-anna"]]),
    "checks that need somebody": statement("cafe", CheckSearch(False, needs_you=True), (NOW, "check-anna"), 51),
    "checks by name": statement("cafe", CheckSearch(False, words=("anna", "lind")), None, 51),
    "checks by phone": statement("cafe", CheckSearch(True, phone="+46701234567"), None, 51),
}
READ_WHOLE = re.compile(
    r"SCAN (inbox|outbox|lane|sender|timer|checks|event|findable|webhook_delivery|[mocefrsldut])( VIRTUAL.*)?$"
)
BY_LANE = {"superseded"}  # and not among all that is queued


@pytest.mark.parametrize("name", ASKED)
async def test_no_table_that_grows_is_read_whole(sqlite_url: str, name: str) -> None:
    storage: Storage = await open_storage(sqlite_url, SENDERS, SECRET)
    try:
        sql, values = ASKED[name]
        steps = [row[3] for row in await rows(storage, f"EXPLAIN QUERY PLAN {sql}", *values)]
        among = [step.replace("CO-ROUTINE", "SCAN") for step in steps if step.startswith("CO-ROUTINE")]
        assert steps and not [step for step in steps if READ_WHOLE.match(step) and step not in among]
        assert name not in BY_LANE or any("(lane=?" in step for step in steps)
        its_own = (
            {"webhook_delivery_untried", "webhook_delivery_again"} if name.startswith("heads of a webhook") else {}
        )
        assert set(its_own) <= _used(steps)
    finally:
        await storage.close()


def _used(steps: list[str]) -> set[str]:
    return {step.partition(" USING INDEX ")[2].partition(" ")[0] for step in steps}


@pytest.mark.parametrize("name", ["what needs somebody", "checks that need somebody"])
async def test_postgres_finds_what_needs_somebody_by_index(postgres: Postgres, name: str) -> None:
    sql, values = ASKED[name]
    url = await postgres.fresh(is_new=True)  # plans hang on statistics
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("SET enable_seqscan = off")  # a table as small as a test's is best read whole
        plan = "\n".join(row[0] for row in await connection.fetch(f"EXPLAIN {POSTGRES.spell(sql)}", *values))
    finally:
        await connection.close()
        await postgres.drop(url)
    assert "event_needing" in plan and "event_by_check" in plan and "Seq Scan on event" not in plan
