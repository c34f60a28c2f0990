"""The program is killed while an address holds its answer: it is posted again, and nothing is lost or out of order."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.channels.webhooks.receiver import Came, Receiver, says
from tests.databases import migrated_in
from tests.standins.employer import Employer
from tests.standins.keys import new_key
from tests.standins.served import Served
from tests.standins.twilio import Account

NOBODY = "http://127.0.0.1:9"  # nothing is sent: the check's people are contacted by nobody
PATIENCE_SECONDS = 240


async def test_what_was_under_way_is_posted_again_after_a_kill(tmp_path: Path) -> None:
    served, receiver = Served(tmp_path, migrated_in(tmp_path), Account()), Receiver()
    employer = Employer(served.url, await new_key(served))
    await receiver.start()
    await employer.start()
    try:
        await served.start(NOBODY)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await _kill_in_the_midst(served, receiver, employer)
    finally:
        await served.kill()
        await employer.stop()
        await receiver.stop()


async def _kill_in_the_midst(served: Served, receiver: Receiver, employer: Employer) -> None:
    made = await employer.ask("POST", "/webhooks", {"url": receiver.url, "events": []})
    receiver.answer = _holds
    asked = {"candidate_contact": "none", "references_wanted": 1, "candidates": [{"name": "Anna Lind"}]}
    check = await employer.start_check(**asked)
    await _until(lambda: bool(receiver.came))
    await served.kill()
    receiver.answer = says("200 OK")
    await served.start(NOBODY)
    await employer.ask("POST", f"/checks/{check['id']}/cancel")
    await _until(lambda: "check_cancelled" in [one["type"] for one in _told(receiver)])
    await _until_delivered(employer, made["id"])
    first, again, *later = _told(receiver)
    assert first["id"] == again["id"]
    told = [int(one["id"].removeprefix("evt_")) for one in (again, *later)]
    happened = [int(one["id"]) for one in await employer.events(check["id"])]
    assert told == happened, "each once, in order"


async def _holds(came: Came, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(PATIENCE_SECONDS)


def _told(receiver: Receiver) -> list[dict[str, Any]]:
    return [json.loads(came.body) for came in receiver.came]


async def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.02)


async def _until_delivered(employer: Employer, webhook: str) -> None:
    while (await employer.ask("GET", f"/webhooks/{webhook}/deliveries?state=waiting"))["deliveries"]:
        await asyncio.sleep(0.05)
