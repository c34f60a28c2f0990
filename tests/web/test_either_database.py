"""What the web reads and keeps is the same on SQLite and on PostgreSQL."""

import asyncio
from typing import Any

from tests.web.office import ANNA, CHECKS, Office


async def test_a_whole_check_is_reported(either_office: Office) -> None:
    office = either_office
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"], words="Bra 👍")
    await office.is_in(check)
    report = await office.json("GET", f"{CHECKS}/{check['id']}/report")
    assert report["final"]
    assert {one["words"] for one in report["references"][0]["answers"] if one["kind"] == "text"} == {"Bra 👍"}


async def test_checks_are_searched_and_paged(either_office: Office) -> None:
    office = either_office
    candidates = [{"name": "Åsa Ek"}, {"name": "Bo Ek"}, {"name": "100% Cia"}]
    await office.json(
        "POST",
        CHECKS,
        201,
        json={"candidates": candidates, "candidate_contact": "none", "assignment": {"title": "Cook"}},
    )
    for query, expected in (("q=åSA", {"Åsa Ek"}), ("q=ek", {"Åsa Ek", "Bo Ek"}), ("q=%25", {"100% Cia"})):
        found = await office.json("GET", f"{CHECKS}?{query}&from=2020-01-01&to=9999-12-31&archived=false")
        assert {one["candidate"]["name"] for one in found["checks"]} == expected
    first = await office.json("GET", f"{CHECKS}?limit=2")
    second = await office.json("GET", f"{CHECKS}?limit=2&cursor={first['next']}")
    assert len({one["id"] for one in [*first["checks"], *second["checks"]]}) == 3
    assert second["next"] is None


async def test_a_request_repeated_at_the_same_moment_has_one_effect(either_office: Office) -> None:
    given: dict[str, Any] = {"json": {"candidates": [ANNA]}, "headers": {"Idempotency-Key": "A-17"}}
    answers = await asyncio.gather(*(either_office.call("POST", CHECKS, **given) for _ in range(8)))
    assert {answer.status for answer in answers} <= {201, 409}
    assert len((await either_office.json("GET", CHECKS))["checks"]) == 1
