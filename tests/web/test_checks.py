"""Reading checks and acting on them over the API (R34, R39-R45)."""

from typing import Any

import pytest

from tests.web.office import ANNA, CHECKS, Office


async def names(office: Office, query: str) -> list[str]:
    found = await office.json("GET", f"{CHECKS}{query}")
    return [one["candidate"]["name"] for one in found["checks"]]


async def test_checks_are_found_by_what_is_known_of_them(office: Office) -> None:
    await office.start(candidates=[{**ANNA, "name": "Åsa Ek"}], assignment={"external_id": "A-1", "title": "Barista"})
    await office.start(candidates=[{**ANNA, "name": "100% Bo"}], assignment={"title": "Cook"})
    assert await names(office, "?q=åsa") == ["Åsa Ek"]
    assert await names(office, "?q=ÅSA") == ["Åsa Ek"]
    assert await names(office, "?q=%25") == ["100% Bo"]
    assert await names(office, "?assignment=A-1") == ["Åsa Ek"]
    assert await names(office, "?assignment=A-9") == []
    assert await names(office, "?status=awaiting_candidate") == ["100% Bo", "Åsa Ek"]
    assert await names(office, "?status=completed") == []
    assert await names(office, "?sub_account=default&from=2020-01-01&to=9999-12-31") == ["100% Bo", "Åsa Ek"]
    assert await names(office, "?to=2020-01-01") == []
    assert await names(office, "?status=&q=&assignment=&from=&to=&archived=&cursor=") == ["100% Bo", "Åsa Ek"]


async def test_pages_follow_each_other_without_gaps(office: Office) -> None:
    candidates = [{"name": f"Candidate {number}", "phone": f"+4670123456{number}"} for number in range(7)]
    await office.json("POST", CHECKS, 201, json={"candidates": candidates})
    seen, query = list[str](), "?limit=3"
    while query:
        page = await office.json("GET", f"{CHECKS}{query}")
        seen += [one["id"] for one in page["checks"]]
        query = f"?limit=3&cursor={page['next']}" if page["next"] else ""
    assert len(seen) == len(set(seen)) == 7


async def test_a_cancelled_check_goes_to_the_archive(office: Office) -> None:
    check = await office.start()
    cancelled = await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    assert (cancelled["status"], cancelled["archived"]) == ("cancelled", True)
    assert await names(office, "") == []
    assert await names(office, "?archived=true") == await names(office, "?status=cancelled") == ["Anna Lind"]
    assert (await office.json("POST", f"{CHECKS}/{check['id']}/cancel"))["status"] == "cancelled"


async def test_a_deleted_check_is_gone_with_its_link(office: Office) -> None:
    check = await office.start()
    answer = await office.call("DELETE", f"{CHECKS}/{check['id']}")
    assert (answer.status, await answer.read()) == (204, b"")
    await office.json("GET", f"{CHECKS}/{check['id']}", 404)
    await office.json("DELETE", f"{CHECKS}/{check['id']}", 404)
    await office.page(check["links"]["candidate"], 404)


async def test_a_check_with_a_referee_is_not_deleted(office: Office) -> None:
    check = await office.start()
    await office.name_a_referee(check)
    problem = await office.json("DELETE", f"{CHECKS}/{check['id']}", 409)
    assert problem["type"] == "/problems/referee-entered"


async def test_a_running_check_is_not_archived(office: Office) -> None:
    check = await office.start()
    problem = await office.json("POST", f"{CHECKS}/{check['id']}/archive", 409)
    assert problem["type"] == "/problems/still-running"


async def test_reminders_are_paused_and_resumed(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    paused = await office.json("POST", f"{CHECKS}/{check['id']}/pause")
    assert paused["paused"] and all(one["paused"] for one in paused["references"])
    resumed = await office.json("POST", f"{CHECKS}/{check['id']}/resume")
    assert not resumed["paused"] and not any(one["paused"] for one in resumed["references"])


async def test_more_references_are_asked_for_up_to_ten(office: Office) -> None:
    check = await office.start()
    path = f"{CHECKS}/{check['id']}/more-references"
    assert (await office.json("POST", path, json={"count": 2}))["requested"] == 3
    assert (await office.json("POST", path))["requested"] == 4
    assert (await office.json("POST", path, 409, json={"count": 9}))["type"] == "/problems/too-many-references"
    assert (await office.json("POST", path, 422, json={"count": 0}))["type"] == "/problems/invalid-request"


async def test_reminding_is_taken_while_somebody_is_waited_for(office: Office) -> None:
    check = await office.start()
    assert (await office.json("POST", f"{CHECKS}/{check['id']}/remind"))["id"] == check["id"]
    await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    problem = await office.json("POST", f"{CHECKS}/{check['id']}/remind", 409)
    assert problem["type"] == "/problems/nobody-to-remind"


async def test_the_lifecycle_is_told_in_order_and_in_either_language(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    events = (await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle"))["events"]
    assert [one["type"] for one in events if one["type"] not in ("web_answered", "details_confirmed")] == [
        "check_started",
        "candidate_consented",
        "referee_nominated",
    ]
    assert [one["at"] for one in events] == sorted(one["at"] for one in events)
    swedish = (await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle?language=sv"))["events"]
    assert "Eva Berg" in swedish[-1]["text"] != events[-1]["text"]
    problem = await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle?language=xx", 422)
    assert problem["type"] == "/problems/unknown-language"


async def test_conversations_hold_what_was_understood_and_the_words(office: Office) -> None:
    check = await office.start()
    await office.fill(check["links"]["candidate"])
    [candidate] = (await office.json("GET", f"{CHECKS}/{check['id']}/conversations"))["conversations"]
    assert (candidate["role"], candidate["name"], candidate["address"]) == ("candidate", "Anna Lind", "+46701234567")
    assert (candidate["step"], candidate["status"], candidate["channel"]) == ("details", "open", "sms")
    assert candidate["answers"]["consent"] == {"value": True, "words": "yes", "comment": None}


async def test_the_badge_counts_and_is_drawn(office: Office) -> None:
    check = await office.start(references_wanted=3)
    badge = await office.json("GET", f"{CHECKS}/{check['id']}/badge")
    assert (badge["badge"], badge["requested"], badge["answered"]) == ("light", 3, 0)
    assert badge["links"] == check["links"]
    drawn = await office.call("GET", f"{CHECKS}/{check['id']}/badge.svg")
    assert drawn.content_type == "image/svg+xml"
    assert "0/3" in await drawn.text()


async def test_credits_are_unlimited_and_counted(office: Office) -> None:
    check = await office.start()
    credits = await office.json("GET", "/api/v1/credits")
    assert credits["balance"] == "unlimited"
    assert [(one["amount"], one["check"]) for one in credits["entries"]] == [(-1, check["id"])]
    later = await office.start(candidates=[{"name": "Bo Ek", "phone": "070-123 45 68"}])
    newest = await office.json("GET", "/api/v1/credits?limit=1")
    oldest = await office.json("GET", f"/api/v1/credits?limit=1&cursor={newest['next']}")
    assert [one["entries"][0]["check"] for one in (newest, oldest)] == [later["id"], check["id"]]
    assert (newest["entries"][0]["balance"], oldest["next"]) == (-2, None)
    await office.json("GET", "/api/v1/credits?cursor=first", 422)


ON_A_CHECK = [
    ("GET", ""),
    ("DELETE", ""),
    *(("POST", f"/{act}") for act in ("cancel", "remind", "pause", "resume", "archive", "more-references")),
    *(("GET", f"/{part}") for part in ("lifecycle", "conversations", "report", "report.json", "badge", "badge.svg")),
]


@pytest.mark.parametrize(("method", "part"), ON_A_CHECK)
async def test_another_organisations_check_is_unknown(office: Office, method: str, part: str) -> None:
    check = await office.start()
    problem = await office.json(method, f"{CHECKS}/{check['id']}{part}", 404, key=office.other_key)
    assert problem["type"] == "/problems/unknown-check"
    assert problem == await office.json(method, f"{CHECKS}/nobody{part}", 404, key=office.other_key)
    assert without_time(await office.check(check)) == without_time(check)


async def test_another_organisation_lists_and_pays_nothing(office: Office) -> None:
    await office.start()
    assert (await office.json("GET", CHECKS, key=office.other_key))["checks"] == []
    assert (await office.json("GET", "/api/v1/credits", key=office.other_key))["entries"] == []


def without_time(check: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in check.items() if not key.endswith("_at")}
