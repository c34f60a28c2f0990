"""Starting checks over the API (R1-R4)."""

import pytest

from tests.web.office import ANNA, CHECKS, Office


async def test_a_check_is_started_for_each_candidate(office: Office) -> None:
    second = {"name": "Bo Ek", "phone": "+46703333333", "email": "bo@example.com"}
    asked = {"candidates": [ANNA, second], "assignment": {"external_id": "A-17", "title": "Barista"}}
    started = (await office.json("POST", CHECKS, 201, json=asked))["checks"]
    assert [one["candidate"]["name"] for one in started] == ["Anna Lind", "Bo Ek"]
    assert [one["candidate"]["phone"] for one in started] == ["+46701234567", "+46703333333"]
    assert {one["assignment"]["external_id"] for one in started} == {"A-17"}
    assert {one["status"] for one in started} == {"awaiting_candidate"}


async def test_what_is_left_out_has_its_usual_value(office: Office) -> None:
    check = (await office.json("POST", CHECKS, 201, json={"candidates": [ANNA]}))["checks"][0]
    assert check["assignment"]["title"] == "Referenstagning"  # R2, in the sub-account's language
    assert (check["language"], check["questionnaire"], check["requested"]) == ("sv", "standard", 2)
    assert check["contacts"] == {"candidate": "sms", "referee": "sms"}
    assert check["links"]["report"] is None
    assert (check["badge"], check["answered"], check["references"]) == ("light", 0, [])


async def test_a_candidate_without_a_phone_can_be_given_the_link(office: Office) -> None:
    asked = {"candidates": [{"name": "Anna Lind"}], "candidate_contact": "none", "referee_contact": "none"}
    check = (await office.json("POST", CHECKS, 201, json=asked))["checks"][0]
    assert "Anna Lind" not in check["links"]["candidate"]
    assert await office.page(check["links"]["candidate"])


async def test_two_hundred_are_started_by_one_request(office: Office) -> None:
    candidates = [{"name": f"Candidate {number}", "phone": f"+46701234{number:03}"} for number in range(200)]
    started = await office.json("POST", CHECKS, 201, json={"candidates": candidates})
    assert [one["candidate"]["name"] for one in started["checks"]] == [one["name"] for one in candidates]
    assert started["warnings"] == []


@pytest.mark.parametrize(
    ("second", "pointer"),
    [
        ({"name": "Anna L", "phone": "+46 70-123 45 67"}, "/candidates/2/phone"),
        ({"name": "Anna L", "phone": "+46703333334", "email": "ANNA@example.com"}, "/candidates/2/email"),
    ],
)
async def test_the_same_candidate_twice_starts_nobody(office: Office, second: dict[str, str], pointer: str) -> None:
    first = {**ANNA, "email": "anna@example.com"}
    asked = {"candidates": [first, {"name": "Anna Lind", "phone": "+46703333333"}, second]}
    problem = await office.json("POST", CHECKS, 422, json=asked)
    assert [one["pointer"] for one in problem["errors"]] == [pointer]
    assert "/candidates/0" in problem["errors"][0]["detail"]
    assert (await office.json("GET", CHECKS))["checks"] == []


async def test_names_alone_tell_apart_those_who_have_nothing_else(office: Office) -> None:
    asked = {"candidates": [{"name": "Anna Lind"}, {"name": "Anna lind"}], "candidate_contact": "none"}
    problem = await office.json("POST", CHECKS, 422, json=asked)
    assert [one["pointer"] for one in problem["errors"]] == ["/candidates/1/name"]


async def test_a_candidate_whose_check_is_running_is_started_with_a_warning(office: Office) -> None:
    first = await office.start(assignment={"title": "Cook"})
    asked = {"candidates": [{"name": "Bo Ek", "phone": "+46703333333"}, ANNA], "assignment": {"title": "Cook"}}
    started = await office.json("POST", CHECKS, 201, json=asked)
    assert [one["pointer"] for one in started["warnings"]] == ["/candidates/1"]
    assert started["warnings"][0]["links"] == [first["links"]["check"]]
    elsewhere = await office.json("POST", CHECKS, 201, json={**asked, "assignment": {"title": "Waiter"}})
    assert elsewhere["warnings"] == []


async def test_with_contact_none_every_link_is_there_to_be_copied(office: Office) -> None:
    """R4."""
    check = await office.start(candidates=[{"name": "Anna Lind"}], candidate_contact="none", referee_contact="none")
    named = await office.name_a_referee(check, "Eva Berg", "eva@example.com", "my manager", "Acme", "2019-2022")
    people = (await office.json("GET", f"{CHECKS}/{check['id']}/conversations"))["conversations"]
    assert [one["link"] for one in people] == [check["links"]["candidate"], named["references"][0]["link"]]
    assert {one["channel"] for one in people} == {"web"}
    await office.answer_everything(people[1]["link"])
    assert (await office.is_in(check))["status"] == "completed"
