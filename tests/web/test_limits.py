"""Limits over the API, in the forms, and under a flood, on the real engine."""

import asyncio
import uuid
from typing import Any

from bot.domain.inbox import Happening, Row, person_lane
from bot.storage.reading import organisations
from bot.storage.steps import Query
from bot.wiring import Vouchline
from tests.web.office import ANNA, CHECKS, Office
from web.keys import VOUCHLINE

LIMITS = "/api/v1/limits"
WRONG: list[tuple[Any, str]] = [
    ({"countries": ["XX"]}, "/countries/0"),
    ({"countries": []}, "/countries"),
    ({"countries": "SE"}, "/countries"),
    ({"budget": {"segments": -1}}, "/budget/segments"),
    ({"budget": {"segments": 1.5}}, "/budget/segments"),
    ({"budget": {"segments": 10**12}}, "/budget/segments"),
    ({"budget": {"cost": "1.234"}}, "/budget/cost"),
    ({"budget": {"cost": "NaN"}}, "/budget/cost"),
    ({"budget": {"zone": "UTC"}}, "/budget/zone"),
    ({"unlimited": True}, "/unlimited"),
]
UNWRITABLE = [
    ("+79261234567", "country-not-allowed"),
    ("+881612345678", "not-a-mobile"),
    ("+46846500404", "not-a-mobile"),
    ("+46939123456", "not-a-mobile"),
]


async def test_limits_are_shown_and_changed_one_by_one(office: Office) -> None:
    usual = await office.json("GET", LIMITS)
    assert usual["countries"] is None and {"SE", "GB", "US"} <= set(usual["countries_in_force"])
    assert usual["budget"] == {"segments": None, "cost": None} and usual["waiting"] == 0
    await office.json("PUT", LIMITS, json={"countries": ["SE", "NO"]})
    changed = await office.json("PUT", LIMITS, json={"budget": {"segments": 500, "cost": "99.50"}})
    assert changed["countries"] == changed["countries_in_force"] == ["NO", "SE"]
    assert changed["budget"] == {"segments": 500, "cost": "99.50"}
    less = await office.json("PUT", LIMITS, json={"countries": None, "budget": {"cost": None}})
    assert less["countries"] is None and less["budget"] == {"segments": 500, "cost": None}
    theirs = await office.json("GET", LIMITS, key=office.other_key)
    assert theirs["budget"] == {"segments": None, "cost": None}


async def test_what_is_no_limit_is_refused_at_its_place(office: Office) -> None:
    for body, pointer in WRONG:
        refused = await office.json("PUT", LIMITS, 422, json=body)
        assert {one["pointer"] for one in refused["errors"]} == {pointer}


async def test_a_number_that_cannot_be_written_to_starts_nothing(office: Office) -> None:
    for phone, kind in UNWRITABLE:
        people = [ANNA, {"name": "Bo Ek", "phone": phone}]
        refused = await office.json("POST", CHECKS, 422, json={"candidates": people})
        assert refused["type"] == f"/problems/{kind}"
        assert [one["pointer"] for one in refused["errors"]] == ["/candidates/1/phone"]
    assert (await office.json("GET", CHECKS))["checks"] == []
    await office.json("POST", CHECKS, 201, json={"candidates": people, "candidate_contact": "none"})


async def test_another_number_of_a_check_begun_anew_is_looked_at_too(office: Office) -> None:
    check = await office.start()
    asked = {"candidate": {"phone": "+79261234567"}}
    refused = await office.json("POST", f"{CHECKS}/{check['id']}/start-anew", 422, json=asked)
    assert refused["type"] == "/problems/country-not-allowed"
    assert (await office.check(check))["status"] == "awaiting_candidate"


async def test_checks_of_a_day_are_counted_by_organisation_and_key(office: Office, vouchline: Vouchline) -> None:
    await office.start()
    await office.start(candidates=[{"name": "Bo Ek", "phone": "0702222222"}, {"name": "Cy Alm", "phone": "0703333333"}])
    owner = await organisations.named("Café Norr")
    assert owner and (owner.starts.count, owner.starts.by_key) == (3, {"Rut": 3})


async def test_a_flood_is_heard_whole_and_answered_a_few_times(either_office: Office) -> None:
    """Nothing is sent here, so every message but the first finds an answer waiting."""
    vouchline: Vouchline = either_office.client.app[VOUCHLINE]
    check = await either_office.start()
    lane = person_lane("sms", "+46701234567")
    await vouchline.intake.take(*(_text(lane, f"{number} and so on") for number in range(60)))
    async with asyncio.timeout(100):
        while await _count(vouchline, "event WHERE type = 'message_received'") < 60:
            await asyncio.sleep(0.05)
    assert await _count(vouchline, "outbox WHERE purpose = 'reply'") == 21
    assert await _count(vouchline, "timer WHERE happening = 'answer_owed'") == 1
    assert (await either_office.check(check))["status"] == "awaiting_candidate"


def _text(lane: str, words: str) -> Row:
    payload = {"text": words, "media": [], "sender": "sms", "address": "+46701234567", "channel": "sms"}
    return Row(lane, "twilio", uuid.uuid4().hex, Happening.TEXT_RECEIVED, payload | {"opt_out_type": None})


async def _count(vouchline: Vouchline, what: str) -> int:
    def counting() -> Any:
        return (yield Query(f"SELECT count(*) FROM {what}"))[0][0]

    return int(await vouchline.storage.database.read(counting))
