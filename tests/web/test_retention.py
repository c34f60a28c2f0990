"""When its time is over a check is erased by itself: nobody is named anywhere, and what was counted stays (R56)."""

import asyncio
from datetime import timedelta
from typing import Any

from tortoise.connection import get_connections

from bot.domain.inbox import Happening, Row, person_lane
from bot.storage.retention import over
from bot.storage.tables.checks import ConversationRow
from bot.storage.tables.organisations import ErasedCheckRow
from bot.wiring import Vouchline
from tests.web.office import ANNA, EVA, Office
from web.keys import VOUCHLINE

NOMINATED = (*EVA[:3], "Acme Stores", *EVA[4:])  # no token holds a blank
NAMES = (ANNA["name"], EVA[0], "46701234567", "46702222222", "Very good", "Acme Stores")
YEARS = timedelta(days=731)


async def everything() -> str:
    """All that is kept, in whichever table."""
    connection = get_connections().get("default")
    is_sqlite = "sqlite" in type(connection).__module__
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if is_sqlite
        else "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
    )
    names = [row["name"] for row in await connection.execute_query_dict(tables)]
    rows: list[Any] = [await connection.execute_query_dict(f'SELECT * FROM "{name}"') for name in names]
    return str([list(map(dict, found)) for found in rows])


async def test_a_check_is_erased_when_its_time_is_over_and_not_before(either_office: Office) -> None:
    office, vouchline = either_office, either_office.client.app[VOUCHLINE]
    check = await office.start()
    named = await office.name_a_referee(check, *NOMINATED)
    await office.answer_everything(named["references"][0]["link"])
    await office.is_in(check)
    credits = (await office.json("GET", "/api/v1/credits"))["balance"]
    before = await everything()
    assert [one for one in NAMES if one not in before] == []
    assert await _erased(vouchline, timedelta(days=729)) == 0
    assert await _erased(vouchline, YEARS) == 1
    await _until_gone(office, check)
    kept = await everything()
    assert [one for one in NAMES if one in kept] == []
    assert (await office.json("GET", "/api/v1/credits"))["balance"] == credits
    left = await ErasedCheckRow.get(id=check["id"])
    assert (left.status, left.requested, left.answered, left.referees) == ("completed", 1, 1, 1)
    assert await _erased(vouchline, YEARS) == 0
    for link in (check["links"]["candidate"], named["references"][0]["link"]):
        await office.page(link, status=404)


async def test_months_that_were_made_more_meanwhile_count(office: Office, vouchline: Vouchline) -> None:
    check = await office.start()
    rows = await over(vouchline.storage.database, vouchline.clock.now() + YEARS, 10)
    assert len(rows) == 1
    await office.json("PUT", "/api/v1/sub-accounts/default", json={"retention_months": 60})
    assert await vouchline.ask(rows[0]) == {}
    assert (await office.check(check))["id"] == check["id"]
    assert await over(vouchline.storage.database, vouchline.clock.now() + YEARS, 10) == []


async def test_somebody_who_is_in_another_check_is_still_known_there(office: Office, vouchline: Vouchline) -> None:
    old = await office.start()
    rows = await over(vouchline.storage.database, vouchline.clock.now() + YEARS, 10)
    new = await office.start()
    await _pass(vouchline, YEARS)
    assert (await vouchline.ask(rows[0]))["erased"] == old["id"]
    assert (await office.check(new))["candidate"]["name"] == ANNA["name"]


async def test_a_thread_that_somebody_has_left_names_them_no_longer(office: Office, vouchline: Vouchline) -> None:
    """By mail beside the texts, which then do not get through: from then on the thread is by mail (R38)."""
    contact = {"candidate_contact": "sms+email", "referee_contact": "sms+email"}
    check = await office.start(candidates=[{**ANNA, "email": "anna@lind.example"}], **contact)
    await office.name_a_referee(check, EVA[0], f"{EVA[1]}, eva@berg.example", *NOMINATED[2:])
    threads = await office.json("GET", f"/api/v1/checks/{check['id']}/conversations")
    for one in threads["conversations"]:
        payload = _failed(await _id_of(check, one["role"]))
        lane = person_lane("sms", one["address"])
        await vouchline.intake.put([Row(lane, "outbox", f"m-{one['role']}", Happening.MESSAGE_FAILED, payload)])
    await office.until_talked(check, lambda found: {one["channel"] for one in found} == {"email"})
    await office.settled()
    assert "eva@berg.example" in await everything()
    assert await _erased(vouchline, YEARS) == 1
    await _until_gone(office, check)
    kept = await everything()
    assert [one for one in (*NAMES, "anna@lind.example", "eva@berg.example") if one in kept] == []


def _failed(conversation: str) -> dict[str, Any]:
    return {
        "conversation": conversation,
        "channel": "sms",
        "purpose": "news",
        "reason": "number_unknown",
        "was_sent": True,
        "written_at": "2026-11-24T10:00:00+00:00",
        "tries": 0,
        "about": {},
        "news": f"{ANNA['name']} and {EVA[0]}",
    }


async def _id_of(check: dict[str, Any], role: str) -> str:
    return (await ConversationRow.get(check=check["id"], role=role)).id


async def _pass(vouchline: Vouchline, by: timedelta) -> None:
    """At once: nothing falls due on the way, and messages that nobody sends here would be waited for."""
    await vouchline.clock._clock.move(by)


async def _erased(vouchline: Vouchline, later: timedelta) -> int:
    rows = await over(vouchline.storage.database, vouchline.clock.now() + later, 10)
    if rows:
        await _pass(vouchline, later)
        await vouchline.intake.put(rows)
    return len(rows)


async def _until_gone(office: Office, check: dict[str, Any]) -> None:
    async with asyncio.timeout(100):
        while (await office.call("GET", f"/api/v1/checks/{check['id']}")).status != 404:
            await asyncio.sleep(0.05)
    await office.settled()
