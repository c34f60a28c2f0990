"""Credits are spent and come back, many requests at a time, on SQLite and on PostgreSQL (R6, R44)."""

import asyncio
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.storage.reading import organisations
from bot.wiring import Vouchline
from tests.web.conftest import office_of, running
from tests.web.office import CHECKS, Office

CREDITS = "/api/v1/credits"


def somebody(number: int) -> dict[str, Any]:
    return {"name": f"Candidate {number}", "phone": f"+467012340{number:02}"}


async def limited(vouchline: Vouchline, amount: int) -> None:
    owner = await organisations.named("Café Norr")
    assert owner is not None
    lane = organisation_lane(owner.id)
    await vouchline.ask(Row(lane, "cli", "limit", Happening.CREDITS_LIMITED, {"limited": True}))
    await vouchline.ask(Row(lane, "cli", "add", Happening.CREDITS_ADDED, {"amount": amount, "reason": "added"}))


async def asked(office: Office, number: int) -> int:
    body = {"candidates": [somebody(number)], "references_wanted": 1}
    return (await office.call("POST", CHECKS, json=body)).status


async def test_of_fifty_at_once_ten_credits_start_ten(tmp_path: Any, database_url: str) -> None:
    async with running(tmp_path, database_url) as vouchline, office_of(vouchline) as office:
        await limited(vouchline, 10)
        answers = await asyncio.gather(*(asked(office, number) for number in range(50)))
        assert sorted(answers) == [201] * 10 + [409] * 40
        ledger = await office.json("GET", CREDITS)
        assert ledger["balance"] == sum(one["amount"] for one in ledger["entries"]) == 0
        assert min(one["balance"] for one in ledger["entries"]) == 0
        assert len((await office.json("GET", CHECKS))["checks"]) == 10
        assigned = {one["assignment"]["id"] for one in (await office.json("GET", CHECKS))["checks"]}
        assert len(assigned) == 1  # the usual assignment is made once, however many start at once (R2)


async def test_a_check_deleted_many_times_at_once_gives_one_credit_back(tmp_path: Any, database_url: str) -> None:
    async with running(tmp_path, database_url) as vouchline, office_of(vouchline) as office:
        await limited(vouchline, 1)
        check = await office.start()
        answers = await asyncio.gather(*(office.call("DELETE", f"{CHECKS}/{check['id']}") for _ in range(8)))
        assert {one.status for one in answers} <= {204, 404}
        assert 204 in {one.status for one in answers}
        async with asyncio.timeout(100):
            while (ledger := await office.json("GET", CREDITS))["balance"] != 1:
                await asyncio.sleep(0.02)
        assert [one["reason"] for one in ledger["entries"]].count("check_deleted") == 1
        assert await asked(office, 1) == 201
        assert await asked(office, 2) == 409


@pytest.mark.parametrize("spent", [0, 3])
async def test_a_limit_begins_at_nought(office: Office, vouchline: Vouchline, spent: int) -> None:
    for number in range(spent):
        assert await asked(office, number) == 201
    assert (await office.json("GET", CREDITS))["balance"] == "unlimited"
    await limited(vouchline, 1)
    assert (await office.json("GET", CREDITS))["balance"] == 1
