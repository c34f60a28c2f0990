"""A wrong address of the candidate is put right by one act, with everything filled in (R7, R44, R57)."""

import asyncio
import json
import re
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row, check_lane
from bot.storage import repeats
from bot.storage.tables.checks import ConversationRow
from bot.storage.tables.lanes import InboxRow
from bot.storage.tables.upkeep import IdempotencyRow
from bot.wiring import Vouchline
from tests.web.office import CHECKS, Office

WISHES: dict[str, Any] = {
    "assignment": {"external_id": "A-17", "title": "Barista"},
    "references_wanted": 3,
    "guidance": "One manager",
    "deadline": "2099-12-01",
}
COPIED = ("assignment", "sub_account", "language", "questionnaire", "contacts", "requested", "guidance", "deadline")
RIGHT = {"candidate": {"phone": "070-123 45 68"}}


def anew(check: dict[str, Any]) -> str:
    return f"{CHECKS}/{check['id']}/start-anew"


async def test_the_new_check_is_like_the_old_one_but_for_the_address(either_office: Office) -> None:
    old = await either_office.start(**WISHES)
    new = await either_office.json("POST", anew(old), 201, json=RIGHT)
    assert new["id"] != old["id"] and new["status"] == "awaiting_candidate"
    assert {field: new[field] for field in COPIED} == {field: old[field] for field in COPIED}
    assert new["candidate"] == {**old["candidate"], "phone": "+46701234568"}
    assert (await either_office.call("GET", f"{CHECKS}/{old['id']}")).status == 404
    assert [one["id"] for one in (await either_office.json("GET", CHECKS))["checks"]] == [new["id"]]


async def test_the_credit_comes_back_and_is_taken_again(either_office: Office) -> None:
    old = await either_office.start()
    new = await either_office.json("POST", anew(old), 201, json=RIGHT)
    ledger = (await either_office.json("GET", "/api/v1/credits"))["entries"]
    assert sorted((one["amount"], one["check"]) for one in ledger) == sorted(
        [(-1, old["id"]), (1, old["id"]), (-1, new["id"])]
    )


async def test_once_a_referee_is_entered_it_is_too_late(office: Office) -> None:
    check = await office.start()
    await office.name_a_referee(check)
    told = await office.json("POST", anew(check), 409, json=RIGHT)
    assert told["type"] == "/problems/referee-entered"
    assert (await office.check(check))["status"] == "collecting"


async def test_the_same_request_again_begins_nothing_more(office: Office) -> None:
    old, headers = await office.start(), {"Idempotency-Key": "anew-1"}
    first = await office.json("POST", anew(old), 201, json=RIGHT, headers=headers)
    again = await office.json("POST", anew(old), 201, json=RIGHT, headers=headers)
    assert again == first and len((await office.json("GET", CHECKS))["checks"]) == 1


async def test_an_answer_lost_in_a_crash_is_given_when_asked_again(office: Office, vouchline: Vouchline) -> None:
    old, headers = await office.start(), {"Idempotency-Key": "anew-1"}
    first = await office.json("POST", anew(old), 201, json=RIGHT, headers=headers)
    await _answer_lost(vouchline, f"POST {anew(old)} anew-1")
    answer = await office.call("POST", anew(old), json=RIGHT, headers=headers)
    assert answer.status == 201 and "Idempotency-Replayed" not in answer.headers
    again = await answer.json()
    assert again["id"] == first["id"] and len((await office.json("GET", CHECKS))["checks"]) == 1


async def _answer_lost(vouchline: Vouchline, key: str) -> None:
    """As when the program ended before keeping it, some time ago."""
    asked = await InboxRow.get(source="api", happening=Happening.START_ANEW_ASKED.value)
    row = await IdempotencyRow.get(key=key)
    await IdempotencyRow.filter(id=row.id).update(status=None, answer={repeats.NAME: asked.key})
    await repeats.let_go(row.organisation, key, vouchline.clock.real())


async def test_two_at_once_begin_one(office: Office) -> None:
    old = await office.start()
    answers = await asyncio.gather(*(office.call("POST", anew(old), json=RIGHT) for _ in range(2)))
    assert sorted(one.status for one in answers) == [201, 404]
    assert len((await office.json("GET", CHECKS))["checks"]) == 1


async def test_another_organisations_check_is_unknown(office: Office) -> None:
    old = await office.start()
    assert (await office.call("POST", anew(old), key=office.other_key, json=RIGHT)).status == 404
    assert await office.check(old)


@pytest.mark.parametrize("wrong", [{"phone": "12"}, {"phone": ""}, {"fax": "1"}, {"email": "no"}])
async def test_a_wrong_field_is_named_and_nothing_is_deleted(office: Office, wrong: dict[str, str]) -> None:
    old = await office.start()
    told = await office.json("POST", anew(old), 422, json={"candidate": wrong})
    assert told["errors"][0]["pointer"] == f"/candidate/{next(iter(wrong))}"
    assert await office.check(old)


async def test_nothing_of_the_address_stays_with_a_check_that_was_deleted(office: Office) -> None:
    new = await office.json("POST", anew(await office.start()), 201, json=RIGHT)
    assert (await office.call("DELETE", f"{CHECKS}/{new['id']}")).status == 204
    payloads = json.dumps([row.payload async for row in InboxRow.all()])
    assert not re.search(r"70\D?123\D?45\D?6[78]", payloads) and "Lind" not in payloads


async def test_a_check_says_why_its_candidate_could_not_be_reached(office: Office, vouchline: Vouchline) -> None:
    check = await office.start()
    assert check["candidate_unreachable"] is None
    conversation = (await office.json("GET", f"{CHECKS}/{check['id']}/conversations"))["conversations"][0]
    lane = f"person:sms:{conversation['address']}"
    payload = {"conversation": await _conversation(check), "reason": "number_unknown", "lane": lane}
    row = Row(check_lane(check["id"]), "outbox", "m-1:failed", Happening.OPENING_FAILED, payload)
    await vouchline.ask(row)
    told = (await office.check(check))["candidate_unreachable"]
    assert told["error"] == "number_unknown"
    assert told["text"].startswith("The number is not in use. Ask for the right number")
    new = await office.json("POST", anew(check), 201, json=RIGHT)
    assert new["candidate_unreachable"] is None


async def _conversation(check: dict[str, Any]) -> str:
    return str((await ConversationRow.get(check=check["id"])).id)
