"""The sandbox with a sub-account's own number: on one phone, what each sender writes is its own (R3, R29)."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.storage.tables.checks import ConversationRow
from bot.wiring import Vouchline
from tests.channels.sandbox.test_whole import State, running, wait_for

ANNA, SHARED, OWN = "+46701740605", "+46846500404", "+46846500999"


async def test_a_phone_writes_to_the_number_that_wrote_to_it(tmp_path: Path, sqlite_url: str) -> None:
    async with (world := running(tmp_path, sqlite_url)) as page:
        await wait_for(page, 10)
        await put(world.vouchline, Happening.SUB_ACCOUNT_ASKED, {"key": "retail", "senders": {"sms": OWN}})
        await start(world.vouchline, "default")
        await page.until(lambda state: senders_in(state) == [SHARED])
        await start(world.vouchline, "retail")
        await page.until(lambda state: senders_in(state) == [SHARED, OWN])
        assert (await page.ask("write", {"from": ANNA, "text": "ok"}))[1] == {"taken": True}  # to whoever wrote last
        await page.until(lambda state: senders_in(state)[2:] == [OWN, OWN])
        await page.ask("write", {"from": ANNA, "to": SHARED, "text": "stop"})  # which the carrier answers itself
        await page.until(lambda state: senders_in(state)[4:] == [SHARED])
        await page.ask("write", {"from": ANNA, "to": OWN, "text": "ok"})
        state = await page.until(lambda state: senders_in(state)[5:] == [OWN, OWN])
        assert "first and last name" in state["phones"][0]["messages"][-1]["text"]
        assert await steps() == {"retail": "referee.1.name", "default": "consent"}


async def put(vouchline: Vouchline, happening: Happening, payload: dict[str, Any]) -> None:
    await vouchline.ask(Row(organisation_lane(vouchline.organisation), "api", uuid4().hex, happening, payload))


async def start(vouchline: Vouchline, sub_account: str) -> None:
    asked = {
        "assignment": {"external_id": None, "title": sub_account},
        "sub_account": sub_account,
        "language": "en",
        "questionnaire": "standard",
        "candidates": [{"name": "Anna Lind", "phone": ANNA, "email": None}],
        "candidate_contact": "sms",
        "referee_contact": "sms",
        "references_wanted": 1,
        "guidance": "",
        "deadline": None,
        "started_by": "Rut",
    }
    await put(vouchline, Happening.CHECKS_ASKED, asked)


def senders_in(state: State) -> list[str]:
    """The number of ours at the other end of each message on the first phone."""
    return [one["ours"]["number"] for phone in state["phones"][:1] for one in phone["messages"]]


async def steps() -> dict[str, str]:
    return {"retail" if row.sender == f"sms:{OWN}" else "default": row.step for row in await ConversationRow.all()}
