"""Starting checks over the API (R1-R4)."""

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
