"""All that a tracking system needs to draw the settings step by itself (R3)."""

import pytest

from tests.web.office import ANNA, CHECKS, Office

pytestmark = pytest.mark.asyncio(loop_scope="module")
OPTIONS, QUESTIONNAIRES = "/api/v1/options", "/api/v1/questionnaires"


async def test_one_call_tells_all_that_a_settings_form_offers(calm_office: Office) -> None:
    options = await calm_office.json("GET", f"{OPTIONS}?language=en")
    unit = options["sub_accounts"][0]
    assert (unit["key"], unit["spontaneous"], unit["defaults"]["references_wanted"]) == (
        "default",
        "Referenstagning",
        2,
    )
    assert {one["key"]: one["spontaneous"] for one in options["languages"]} == {
        "en": "Reference taking",
        "sv": "Referenstagning",
    }
    standard = next(one for one in options["languages"][0]["questionnaires"] if one["key"] == "standard")
    assert standard["questions"] > 3 and standard["minutes"] > 0
    assert options["references_wanted"] == {"least": 1, "most": 10, "default": 2}
    assert options["credits"] == {"each": 1, "balance": "unlimited"}
    assert options["candidate_contacts"][-1] == {"key": "none", "label": "Nothing: I pass the links on", "needs": []}


async def test_labels_are_in_the_language_asked_for(calm_office: Office) -> None:
    options = await calm_office.json("GET", f"{OPTIONS}?language=sv")
    assert {one["label"] for one in options["languages"]} == {"Engelska", "Svenska"}
    problem = await calm_office.json("GET", f"{OPTIONS}?language=xx", 422)
    assert problem["type"] == "/problems/unknown-language"


async def test_whatever_is_offered_can_be_started(calm_office: Office) -> None:
    options = await calm_office.json("GET", OPTIONS)
    for contact in options["candidate_contacts"]:
        anna = {**ANNA, "email": "anna@example.com"}
        chosen = {"candidate_contact": contact["key"], "referee_contact": contact["key"]}
        await calm_office.json("POST", CHECKS, 201, json={"candidates": [anna], **chosen})


async def test_a_questionnaire_is_read_with_its_questions(calm_office: Office) -> None:
    listed = (await calm_office.json("GET", f"{QUESTIONNAIRES}?language=en"))["questionnaires"]
    assert {one["language"] for one in listed} == {"en"}
    read = await calm_office.json("GET", f"{QUESTIONNAIRES}/standard?language=en")
    assert (
        len(read["asks"]) == read["questions"] == next(one for one in listed if one["key"] == "standard")["questions"]
    )
    assert {"en", "sv"} <= set(read["languages"])
    swedish = await calm_office.json("GET", f"{QUESTIONNAIRES}/standard")
    assert (swedish["language"], swedish["version"]) == ("sv", swedish["version"])
    for unknown in ("nothing", "standard?language=xx", "%00"):
        problem = await calm_office.json("GET", f"{QUESTIONNAIRES}/{unknown}", 404)
        assert problem["type"] == "/problems/no-such-questionnaire"
