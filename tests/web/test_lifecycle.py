"""The lifecycle over the API: filtered, and page by page in an order that stays (R36, R39)."""

from typing import Any

from tests.web.office import CHECKS, EVA, Office


async def lifecycle(office: Office, check: dict[str, Any], query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle{query}"))["events"]
    return found


async def test_each_line_says_who_did_it_and_whom_it_is_about(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    started, *_, nominated = await lifecycle(office, check)
    assert (started["actor"], started["person"]) == ("recruiter", None)
    assert (nominated["actor"], nominated["person"]["role"]) == ("candidate", "referee")
    assert nominated["person"]["name"] == EVA[0]
    assert nominated["person"]["reference"] == check["references"][0]["id"]


async def test_a_lifecycle_is_filtered_by_type_and_by_person(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    reference = check["references"][0]
    await office.fill(reference["link"])
    types = {one["type"] for one in await lifecycle(office, check, "?type=check_started,referee_nominated")}
    assert types == {"check_started", "referee_nominated"}
    of_eva = await lifecycle(office, check, f"?person={reference['id']}")
    assert [one["type"] for one in of_eva] == ["referee_nominated", "web_answered", "reference_started"]
    assert of_eva == await lifecycle(office, check, f"?person={of_eva[0]['person']['conversation']}")
    assert {one["person"]["name"] for one in await lifecycle(office, check, "?person=candidate")} == {"Anna Lind"}
    assert await lifecycle(office, check, "?person=nobody") == []
    problem = await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle?type=check_started,nonsense", 422)
    assert problem["errors"][0]["pointer"].startswith("/type")


async def test_pages_of_a_lifecycle_follow_each_other_without_gaps(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    whole, seen, cursor = await lifecycle(office, check), list[dict[str, Any]](), ""
    while len(seen) < len(whole):
        page = await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle?limit=2{cursor}")
        seen += page["events"]
        cursor = f"&cursor={page['next']}"
    assert seen == whole and page["next"] is None
    problem = await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle?cursor=-1", 422)
    assert problem["type"] == "/problems/invalid-request"


async def test_a_lifecycle_holds_no_answers(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"], words="Not for the lifecycle")
    await office.is_in(check)
    answered = await lifecycle(office, check, "?type=question_answered")
    assert answered[0]["text"].startswith("Eva Berg answered question 1 of 8 (")
    assert "Not for the lifecycle" not in str(await lifecycle(office, check))
