"""What a recruiter can do in the office and in Slack, a program can do as well (R53)."""

from typing import Any

import pytest

from tests.web.office import ANNA, CHECKS, Office

PREVIEW = f"{CHECKS}/preview"


async def submitted(office: Office) -> dict[str, Any]:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"])
    return await office.is_in(check)


async def test_a_cancelling_is_taken_back_while_it_may_be(office: Office) -> None:
    check = await office.start()
    path = f"{CHECKS}/{check['id']}"
    cancelling = await office.json("POST", f"{path}/cancel", json={"undo_seconds": 60})
    assert (cancelling["status"], cancelling["archived"]) == ("awaiting_candidate", False)
    assert cancelling["cancelling_until"] is not None
    assert (await office.json("GET", f"{path}/people"))["may"] == ["undo-cancel"]
    undone = await office.json("POST", f"{path}/undo-cancel")
    assert (undone["status"], undone["cancelling_until"]) == ("awaiting_candidate", None)
    assert (await office.json("POST", f"{path}/cancel"))["status"] == "cancelled"
    assert (await office.json("POST", f"{path}/undo-cancel", 409))["type"] == "/problems/check-cancelled"


async def test_people_are_shown_with_what_may_be_done(office: Office) -> None:
    check = await submitted(office)
    found = await office.json("GET", f"{CHECKS}/{check['id']}/people?language=en")
    candidate, referee = found["people"]
    assert (candidate["person"], candidate["phone"], candidate["trouble"]) == ("candidate", "+46701234567", None)
    assert (referee["person"], referee["standing"], referee["may"]) == ("referee.1", "submitted", ["follow-up"])
    assert {"more-references", "archive", "cancel"} <= set(found["may"])
    opening = candidate["messages"][-1]
    assert (opening["purpose"], opening["channel"], opening["state"]) == ("opening", "sms", "waiting")
    assert (await office.call("GET", f"{CHECKS}/{check['id']}/people", key=office.other_key)).status == 404


async def test_a_preview_says_what_would_be_sent_and_starts_nothing(office: Office) -> None:
    asked = {"candidates": [ANNA, {"name": "Bo", "phone": "0707654321"}], "language": "en", "guidance": "One manager."}
    shown = await office.json("POST", PREVIEW, json=asked)
    message = shown["candidates"][0]["message"]
    assert "One manager." in message["text"] and "/c/…" in message["text"]
    assert (shown["cost"], shown["balance"], shown["candidates"][0]["running"]) == (2, "unlimited", [])
    assert (await office.json("GET", CHECKS))["checks"] == []
    check = await office.start()
    again = await office.json("POST", PREVIEW, json={**asked, "candidate_contact": "none"})
    assert (again["candidates"][0]["running"], again["candidates"][0]["message"]) == ([check["id"]], None)
    assert again["warnings"][0]["pointer"] == "/candidates/0"
    assert again["warnings"][0]["links"] == [check["links"]["check"]]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"candidates": [{"name": "Anna", "phone": "08-123 456 78"}]}, "not-a-mobile"),
        ({"questionnaire": "nothing"}, "unknown-questionnaire"),
        ({"assignment": {"id": "nothing"}}, "unknown-assignment"),
        ({"deadline": "2020-01-01"}, "invalid-request"),
    ],
)
async def test_a_preview_refuses_what_the_start_would(office: Office, more: dict[str, Any], kind: str) -> None:
    problems = [await office.json("POST", path, 422, json={"candidates": [ANNA], **more}) for path in (PREVIEW, CHECKS)]
    assert problems[0] == problems[1]
    assert problems[0]["type"] == f"/problems/{kind}"


async def test_somebody_is_let_in_to_a_report_and_out_again(office: Office) -> None:
    check = await submitted(office)
    shares = f"{CHECKS}/{check['id']}/shares"
    keyed = {"Idempotency-Key": "share"}
    asked = {"name": "Kim", "email": "Kim@Example.com", "mail": False}
    share = await office.json("POST", shares, 201, json=asked, headers=keyed)
    assert await office.json("POST", shares, 201, json=asked, headers=keyed) == share
    assert (share["email"], share["mailed_at"], share["opened"]) == ("kim@example.com", None, [])
    await office.page(share["link"])
    (listed,) = (await office.json("GET", shares))["shares"]
    assert len(listed["opened"]) == 1
    (opening,) = (await office.json("GET", f"/api/v1/openings?check={check['id']}"))["openings"]
    assert (opening["by"], opening["name"], opening["way"], opening["candidate"]) == (
        "share",
        "Kim",
        "web",
        "Anna Lind",
    )
    assert (await office.call("DELETE", f"{shares}/{share['id']}", key=office.other_key)).status == 404
    assert (await office.call("DELETE", f"{shares}/{share['id']}")).status == 204
    await office.page(share["link"], 404)
    assert (await office.json("POST", f"{shares}/{share['id']}/mail", 409))["type"] == "/problems/share-withdrawn"
    assert (await office.json("GET", shares))["shares"][0]["link"] is None


async def test_who_may_open_reports_is_chosen(office: Office) -> None:
    assert await office.json("GET", "/api/v1/report-access") == {"open_to": "link"}
    await office.json("PUT", "/api/v1/report-access", json={"open_to": "signed_in"})
    assert await office.json("GET", "/api/v1/report-access") == {"open_to": "signed_in"}
    assert await office.json("GET", "/api/v1/report-access", key=office.other_key) == {"open_to": "link"}
    await office.json("PUT", "/api/v1/report-access", 422, json={"open_to": "everybody"})


async def test_a_check_outside_slack_has_no_colleagues(office: Office) -> None:
    path = f"{CHECKS}/{(await office.start())['id']}/colleagues"
    assert (await office.json("GET", path))["colleagues"] == []
    problem = await office.json("PUT", path, 409, json={"colleagues": ["U0123"]})
    assert problem["type"] == "/problems/not-in-slack"
    await office.json("PUT", path, 422, json={"colleagues": ["<script>"]})


async def test_figures_are_those_of_the_days_asked_for(office: Office) -> None:
    check = await submitted(office)
    figures = await office.json("GET", "/api/v1/statistics")
    assert (figures["now"]["checks"], figures["now"]["references"]["submitted"]) == (1, 1)
    assert (figures["endings"]["submitted"], figures["channels"]["web"]["submitted"]) == (1, 1)
    assert figures["now"]["completed"] == {"part": 1, "of": 1, "percent": None}
    assert figures["questions"]["questions"][0]["answered"]["part"] == 1
    before = await office.json("GET", "/api/v1/statistics?from=2020-01-01&to=2020-01-31")
    assert (before["now"]["checks"], before["questions"]) == (0, None)
    mine = await office.json("GET", f"/api/v1/statistics?assignment={check['assignment']['id']}", key=office.other_key)
    assert mine["now"]["checks"] == 0
    for wrong in ("from=2026-12-01&to=2026-11-01", "from=1999-01-01", "from=2000-01-01&to=2026-01-01", "to=0001-01-01"):
        await office.json("GET", f"/api/v1/statistics?{wrong}", 422)


async def test_everything_is_found_that_is_asked_for_anywhere(office: Office) -> None:
    running, gone = await office.start(), await office.start(candidates=[{"name": "Bo", "phone": "0707654321"}])
    await office.json("POST", f"{CHECKS}/{gone['id']}/cancel")
    found = {query: await office.json("GET", f"{CHECKS}?archived={query}") for query in ("any", "true", "false")}
    ids = {query: [one["id"] for one in page["checks"]] for query, page in found.items()}
    assert ids == {"any": [gone["id"], running["id"]], "true": [gone["id"]], "false": [running["id"]]}


async def test_a_cancelled_check_is_refused_for_what_it_is(office: Office) -> None:
    check = await office.start()
    await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    for method, part in (("DELETE", ""), ("POST", "/start-anew"), ("POST", "/undo-cancel"), ("POST", "/pause")):
        problem = await office.json(method, f"{CHECKS}/{check['id']}{part}", 409)
        assert problem["type"] == "/problems/check-cancelled"
