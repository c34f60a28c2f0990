"""Sub-accounts over the API: made, changed bit by bit, refused by name, and what checks take from them (R3)."""

from pathlib import Path
from typing import Any

import pytest

from bot.wiring import Vouchline
from tests.web.conftest import a_key_for, office_of, running
from tests.web.office import ANNA, CHECKS, Office

PATH = "/api/v1/sub-accounts"
RETAIL: dict[str, Any] = {
    "name": "Norr Retail",
    "language": "en",
    "zone": "Europe/London",
    "contact_shown": "Rut, 08-123 45",
    "retention_months": 12,
    "senders": {"sms": "+46766860001"},
    "defaults": {"references_wanted": 3, "guidance": "Your latest manager", "deadline_days": 8},
    "reminders": {"candidate_hours": [10, 20], "referee_hours": [12]},
    "quiet_hours": {"opens_at_hour": 9, "closes_at_hour": 17, "weekends": False},
    "texts": {"en": {"referee.reminder": "Norr here: {candidate} counts on you \N{SMILING FACE WITH SMILING EYES}"}},
}


async def test_a_sub_account_is_made_and_made_again_to_no_effect(office: Office) -> None:
    made = await office.json("PUT", f"{PATH}/retail", json=RETAIL)
    assert {name: made[name] for name in ("name", "zone", "senders", "quiet_hours", "texts")} == {
        name: RETAIL[name] for name in ("name", "zone", "senders", "quiet_hours", "texts")
    }
    assert made["reminders"] == {
        "candidate_hours": [10, 20],
        "referee_hours": [12],
        "unobtainable_after_hours": 24,
        "replace_after_hours": 72,
    }
    assert made["defaults"]["candidate_contact"] == "sms"
    assert await office.json("PUT", f"{PATH}/retail", json=RETAIL) == made
    assert await office.json("GET", f"{PATH}/retail") == made
    listed = await office.json("GET", PATH)
    assert [one["key"] for one in listed["sub_accounts"]] == ["default", "retail"]
    assert listed["next"] is None


async def test_what_a_text_costs_and_no_longer_tells_is_said(office: Office) -> None:
    made = await office.json("PUT", f"{PATH}/retail", json=RETAIL)
    assert made["wording"] == [
        {"language": "en", "key": "referee.reminder", "segments": 1, "gsm7": False, "unnamed_words": []}
    ]
    own = {"texts": {"en": {"candidate.consent": "Shall we? {link}"}}}
    changed = await office.json("PUT", f"{PATH}/retail", json=own)
    assert changed["wording"][1]["unnamed_words"] == ["OK", "NO"]


async def test_what_is_left_out_stays_and_null_takes_away(office: Office) -> None:
    made = await office.json("PUT", f"{PATH}/retail", json=RETAIL)
    change = {"defaults": {"deadline_days": None}, "senders": {"sms": None}, "reminders": {"referee_hours": [5]}}
    changed = await office.json("PUT", f"{PATH}/retail", json={**change, "texts": {"en": {"referee.reminder": None}}})
    assert changed["defaults"] == {**made["defaults"], "deadline_days": None}
    assert changed["reminders"] == {**made["reminders"], "referee_hours": [5]}
    assert (changed["senders"], changed["wording"]) == ({}, [])
    assert changed["name"] == "Norr Retail"


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"zone": "Mars/Olympus"}, "/zone", "no time zone"),
    ({"language": "fi"}, "/language", "choose one of: en, sv"),
    ({"name": ""}, "/name", "at least 1"),
    ({"retention_months": 0}, "/retention_months", "greater"),
    ({"senders": {"sms": "0701234567"}}, "/senders/sms", "pattern"),
    ({"senders": {"fax": "+46701234567"}}, "/senders/fax", "sms"),
    ({"defaults": {"questionnaire": "nope"}}, "/defaults/questionnaire", "standard"),
    ({"defaults": {"references_wanted": 11}}, "/defaults/references_wanted", "less"),
    ({"defaults": {"candidate_contact": "pigeon"}}, "/defaults/candidate_contact", "sms"),
    ({"reminders": {"candidate_hours": [36, 24]}}, "/reminders/candidate_hours", "ascend"),
    ({"reminders": {"candidate_hours": []}}, "/reminders/candidate_hours", "at least 1"),
    ({"reminders": {"referee_hours": [0]}}, "/reminders/referee_hours/0", "greater"),
    ({"quiet_hours": {"opens_at_hour": 21}}, "/quiet_hours/opens_at_hour", "before closes_at_hour"),
    ({"texts": {"fi": {"referee.reminder": "Hei"}}}, "/texts/fi", "no language"),
    ({"texts": {"sv": {"referee.nothing": "Hej"}}}, "/texts/sv/referee.nothing", "no text with this key"),
    ({"texts": {"sv": {"referee.reminder": "Hej {age}"}}}, "/texts/sv/referee.reminder", "{age} cannot be filled"),
    ({"texts": {"sv": {"referee.review": "{lines} {link}"}}}, "/texts/sv/referee.review", "{word} must be in it"),
    ({"texts": {"sv": {"word.send": "IVÄG"}}}, "/texts/sv/word.send", "cannot be changed"),
    ({"slack_channel": "E0NORR/C0123"}, "/slack_channel", "must name a workspace that Vouchline is installed in"),
    ({"slack_channel": "#hiring"}, "/slack_channel", "pattern"),
    ({"colour": "red"}, "/colour", "not permitted"),
]


@pytest.mark.parametrize(("wrong", "pointer", "words"), WRONG, ids=[pointer for _, pointer, _ in WRONG])
async def test_what_is_wrong_is_named_and_changes_nothing(
    office: Office, wrong: dict[str, Any], pointer: str, words: str
) -> None:
    problem = await office.json("PUT", f"{PATH}/retail", 422, json=wrong)
    assert any(one["pointer"] == pointer and words in one["detail"] for one in problem["errors"]), problem
    await office.json("GET", f"{PATH}/retail", 404)


async def test_a_key_has_its_shape(office: Office) -> None:
    problem = await office.json("PUT", f"{PATH}/Retail%20Nord", 422, json={})
    assert problem["errors"][0]["pointer"] == "/key"


async def test_another_organisations_is_not_there(office: Office) -> None:
    await office.json("PUT", f"{PATH}/retail", json=RETAIL)
    problem = await office.json("GET", f"{PATH}/retail", 404, key=office.other_key)
    assert problem["type"] == "/problems/no-such-sub-account"
    theirs = await office.json("PUT", f"{PATH}/retail", key=office.other_key, json={"language": "sv"})
    assert theirs["name"] == "Bar Söder"
    assert (await office.json("GET", f"{PATH}/retail"))["name"] == "Norr Retail"


async def test_a_start_takes_what_it_does_not_say_from_the_sub_account(office: Office) -> None:
    await office.json("PUT", f"{PATH}/retail", json=RETAIL)
    check = (await office.json("POST", CHECKS, 201, json={"candidates": [ANNA], "sub_account": "retail"}))["checks"][0]
    assert (check["language"], check["requested"], check["guidance"]) == ("en", 3, "Your latest manager")
    assert check["deadline"] is not None
    assert check["assignment"]["title"] == "Reference taking"


async def test_a_start_may_say_otherwise(office: Office) -> None:
    await office.json("PUT", f"{PATH}/retail", json=RETAIL)
    said = {"sub_account": "retail", "references_wanted": 1, "guidance": "", "deadline": None, "language": "sv"}
    check = await office.start(**said)
    assert (check["language"], check["requested"], check["guidance"]) == ("sv", 1, "")
    assert check["deadline"] is None
    assert check["assignment"]["title"] == "Reference taking"  # the sub-account's language counts (R2)


async def test_what_was_chosen_for_the_default_one_outlives_a_start(tmp_path: Path, sqlite_url: str) -> None:
    async with running(tmp_path, sqlite_url) as vouchline, office_of(vouchline) as office:
        key = await _key_of_default(vouchline)
        chosen = {"name": "Norr", "reminders": {"referee_hours": [7]}, "contact_shown": "Rut"}
        before = await office.json("PUT", f"{PATH}/default", key=key, json=chosen)
    async with running(tmp_path, sqlite_url, language="en") as vouchline, office_of(vouchline) as office:
        after = await office.json("GET", f"{PATH}/default", key=await _key_of_default(vouchline))
    assert after == {**before, "language": "en"}  # what nobody chose follows the settings


async def _key_of_default(vouchline: Vouchline) -> str:
    return await a_key_for(vouchline, vouchline.settings.organisation_name)
