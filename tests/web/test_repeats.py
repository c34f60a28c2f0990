"""Idempotency-Key: a request sent twice is one request."""

import asyncio
from dataclasses import asdict
from datetime import timedelta

from bot.domain.limits import Starts
from bot.engine.clearing import KEPT_FOR, Clearing
from bot.storage import repeats
from bot.storage.repeats import Kept, Ours
from bot.storage.tables.organisations import OrganisationRow
from bot.wiring import Vouchline
from tests.web.office import ANNA, CHECKS, Office

ASKED = {"candidates": [ANNA]}
KEYED = {"Idempotency-Key": "A-17"}


async def test_a_repeat_gets_the_first_answer_and_starts_nothing(office: Office) -> None:
    first = await office.call("POST", CHECKS, json=ASKED, headers=KEYED)
    again = await office.call("POST", CHECKS, json=ASKED, headers=KEYED)
    assert (first.status, again.status) == (201, 201)
    assert await first.json() == await again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len((await office.json("GET", CHECKS))["checks"]) == 1


async def test_a_refusal_is_repeated_too(office: Office) -> None:
    wrong = {"candidates": [{"name": "Anna"}]}
    first = await office.json("POST", CHECKS, 422, json=wrong, headers=KEYED)
    assert await office.json("POST", CHECKS, 422, json=wrong, headers=KEYED) == first


async def test_what_was_too_much_for_a_day_is_asked_anew_on_the_next(office: Office, vouchline: Vouchline) -> None:
    today = Starts(vouchline.clock.now().date().isoformat(), 1_000_000)
    await OrganisationRow.filter(name="Café Norr").update(starts=asdict(today))
    refused = await office.json("POST", CHECKS, 429, json=ASKED, headers=KEYED)
    assert refused["type"] == "/problems/too-many-starts"
    await OrganisationRow.filter(name="Café Norr").update(starts={})
    answer = await office.call("POST", CHECKS, json=ASKED, headers=KEYED)
    assert (answer.status, answer.headers.get("Idempotency-Replayed")) == (201, None)


async def test_another_body_under_the_same_key_is_refused(office: Office) -> None:
    await office.json("POST", CHECKS, 201, json=ASKED, headers=KEYED)
    other = {"candidates": [{**ANNA, "name": "Bo Ek"}]}
    problem = await office.json("POST", CHECKS, 422, json=other, headers=KEYED)
    assert problem["type"] == "/problems/idempotency-key-reused"


async def test_a_key_is_the_organisations_own_and_of_one_path(office: Office) -> None:
    check = (await office.json("POST", CHECKS, 201, json=ASKED, headers=KEYED))["checks"][0]
    await office.json("POST", CHECKS, 201, json=ASKED, headers=KEYED, key=office.other_key)
    await office.json("POST", f"{CHECKS}/{check['id']}/cancel", headers=KEYED)


async def test_while_the_first_runs_the_second_is_told_to_wait(office: Office, vouchline: Vouchline) -> None:
    answers = await asyncio.gather(*(office.call("POST", CHECKS, json=ASKED, headers=KEYED) for _ in range(6)))
    statuses = sorted(answer.status for answer in answers)
    assert statuses[0] == 201
    assert set(statuses) <= {201, 409}
    assert len((await office.json("GET", CHECKS))["checks"]) == 1


async def test_a_request_whose_program_died_may_be_taken_over(office: Office, vouchline: Vouchline) -> None:
    began = vouchline.clock.real()
    mine = await repeats.begin("organisation", "key", "hash", began)
    assert isinstance(mine, Ours)
    assert await repeats.begin("organisation", "key", "hash", began) == Kept("hash")
    assert await repeats.begin("organisation", "key", "other", began + repeats.GIVEN_UP_AFTER) == Kept("hash")
    assert await repeats.begin("organisation", "key", "hash", began + repeats.GIVEN_UP_AFTER) == mine


async def test_what_failed_here_may_be_sent_again_at_once_and_has_one_effect(
    office: Office, vouchline: Vouchline
) -> None:
    began = vouchline.clock.real()
    mine = await repeats.begin("organisation", "key", "hash", began)
    await repeats.let_go("organisation", "key", began)
    assert await repeats.begin("organisation", "key", "hash", began) == mine
    await repeats.keep("organisation", "key", 201, "{}", "application/json")
    await repeats.let_go("organisation", "key", began)
    assert await repeats.begin("organisation", "key", "hash", began) == Kept("hash", 201, "{}", "application/json")


async def test_an_answer_is_kept_for_a_day_of_the_machines_clock(office: Office, vouchline: Vouchline) -> None:
    began = vouchline.clock.real()
    await repeats.begin("organisation", "yesterday", "hash", began - KEPT_FOR - timedelta(seconds=1))
    await repeats.begin("organisation", "today", "hash", began - KEPT_FOR + timedelta(minutes=1))
    clearing = Clearing(repeats.clear, vouchline.clock)
    assert (await clearing.once(), await clearing.once()) == (1, 0)
    assert isinstance(await repeats.begin("organisation", "yesterday", "hash", began), Ours)
    assert await repeats.begin("organisation", "today", "hash", began - KEPT_FOR + timedelta(minutes=1)) == Kept("hash")


async def test_after_a_day_a_key_is_new(office: Office, vouchline: Vouchline) -> None:
    first = await office.json("POST", CHECKS, 201, json=ASKED, headers=KEYED)
    await repeats.clear(vouchline.clock.real() + timedelta(seconds=1))
    again = await office.json("POST", CHECKS, 201, json=ASKED, headers=KEYED)
    assert again["checks"][0]["id"] != first["checks"][0]["id"]
