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


async def test_a_sub_account_is_kept_and_its_check_started(either_office: Office) -> None:
    office, path = either_office, "/api/v1/sub-accounts/retail"
    asked = {
        "language": "en",
        "senders": {"sms": "+46766860001"},
        "defaults": {"references_wanted": 3, "candidate_contact": "none", "deadline_days": 5},
        "reminders": {"referee_hours": [5, 9]},
        "texts": {"en": {"candidate.consent": "Shall we, Åsa? {link}"}},
    }
    made = await office.json("PUT", path, json=asked)
    assert made == await office.json("GET", path) == await office.json("PUT", path, json=asked)
    assert made["texts"] == asked["texts"]
    started = await office.json("POST", CHECKS, 201, json={"candidates": [{"name": "Åsa"}], "sub_account": "retail"})
    check = started["checks"][0]
    assert (check["requested"], check["contacts"]["candidate"], check["language"]) == (3, "none", "en")
    again = await office.json("POST", CHECKS, 201, json={"candidates": [ANNA], "sub_account": "retail"})
    assert again["checks"][0]["assignment"] == check["assignment"]


async def test_changes_of_one_sub_account_at_once_are_all_kept(either_office: Office) -> None:
    """Each is a turn of the organisation's lane, so that none is laid over another's unseen."""
    path = "/api/v1/sub-accounts/retail"
    changes = [{"name": "Norr"}, {"language": "en"}, {"contact_shown": "Rut"}, {"defaults": {"guidance": "A manager"}}]
    await asyncio.gather(*(either_office.json("PUT", path, json=change) for change in changes))
    kept = await either_office.json("GET", path)
    assert (kept["name"], kept["language"], kept["contact_shown"]) == ("Norr", "en", "Rut")
    assert kept["defaults"]["guidance"] == "A manager"
