"""The sandbox takes, shows and approves content templates as Twilio does, and makes messages of them."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, encode_basic_auth

from tests.channels.cast import ANNA, US, Still
from tests.channels.conftest import SID, TOKEN, Sandbox

QUICK = {"body": "Hi {{1}}, may we ask you?", "actions": [{"type": "QUICK_REPLY", "title": "Yes", "id": "begin"}]}
LIST = {
    "body": "How well?",
    "button": "Choose",
    "items": [{"item": "Very {{1}}", "id": "5", "description": "always"}, {"item": "Less", "id": "1"}],
}
ASKED: dict[str, Any] = {
    "friendly_name": "opening",
    "language": "en",
    "variables": {"1": "Anna"},
    "types": {"twilio/quick-reply": QUICK},
}
TO_WHATSAPP = {"To": f"whatsapp:{ANNA}", "From": f"whatsapp:{US}"}


class Client:
    def __init__(self, session: ClientSession, root: str, clock: Still) -> None:
        self._session, self._root, self._clock = session, root, clock

    async def ask(self, method: str, path: str, asked: object = None) -> tuple[int, Any]:
        async with self._session.request(method, f"{self._root}{path}", json=asked) as answer:
            return answer.status, await answer.json() if answer.status != 204 else None

    async def create(self, **changes: Any) -> str:
        status, given = await self.ask("POST", "/v1/Content", ASKED | changes)
        assert status == 201, given
        return str(given["sid"])

    async def send(self, **form: str) -> tuple[int, dict[str, Any]]:
        url = f"{self._root}/2010-04-01/Accounts/{SID}/Messages.json"
        async with self._session.post(url, data=TO_WHATSAPP | form) as answer:
            return answer.status, await answer.json()

    async def approval(self, sid: str) -> dict[str, Any]:
        found: dict[str, Any] = (await self.ask("GET", f"/v1/Content/{sid}/ApprovalRequests"))[1]["whatsapp"]
        return found

    async def decided(self, sid: str, name: str) -> dict[str, Any]:
        await self.ask("POST", f"/v1/Content/{sid}/ApprovalRequests/whatsapp", {"name": name, "category": "UTILITY"})
        self._clock.at += timedelta(seconds=1)
        assert (await self.approval(sid))["status"] == "pending"
        self._clock.at += timedelta(seconds=1)
        return await self.approval(sid)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[Client]:
    sandbox.network.clock = clock = Still()
    async with ClientSession(headers={"Authorization": encode_basic_auth(SID, TOKEN)}) as session:
        yield Client(session, f"{sandbox.url}/sandbox/twilio", clock)


async def test_a_template_is_made_shown_listed_and_removed(client: Client) -> None:
    sid = await client.create()
    status, shown = await client.ask("GET", f"/v1/Content/{sid}")
    assert status == 200 and shown["types"] == ASKED["types"] and shown["variables"] == {"1": "Anna"}
    assert shown["links"]["approval_fetch"].endswith(f"/v1/Content/{sid}/ApprovalRequests")
    _, page = await client.ask("GET", "/v1/Content")
    assert ([one["sid"] for one in page["contents"]], page["meta"]["key"]) == ([sid], "contents")
    _, page = await client.ask("GET", "/v1/ContentAndApprovals")
    assert page["contents"][0]["approval_requests"]["status"] == "unsubmitted"
    assert await client.ask("DELETE", f"/v1/Content/{sid}") == (204, None)
    assert (await client.ask("GET", f"/v1/Content/{sid}"))[0] == 404


async def test_a_list_of_templates_has_pages_newest_first(client: Client) -> None:
    made = [await client.create(friendly_name=str(number)) for number in range(3)]
    _, first = await client.ask("GET", "/v1/Content?PageSize=2&Page=0")
    _, second = await client.ask("GET", "/v1/Content?PageSize=2&Page=1")
    assert [one["sid"] for one in [*first["contents"], *second["contents"]]] == made[::-1]
    assert first["meta"]["next_page_url"] and second["meta"]["next_page_url"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"language": ""},
        {"types": {}},
        {"types": {"twilio/poem": {"body": "x"}}},
        {"types": {"twilio/quick-reply": QUICK | {"actions": []}}},
        {"types": {"twilio/quick-reply": QUICK | {"actions": [{"title": "x" * 21, "id": "a"}]}}},
        {"types": {"twilio/quick-reply": QUICK | {"actions": [{"title": "Yes", "id": "a"}] * 2}}},
        {"types": {"twilio/quick-reply": QUICK | {"body": "x" * 1025}}},
        {"types": {"twilio/quick-reply": QUICK | {"body": "Hi {{}}"}}},
        {"types": {"twilio/quick-reply": QUICK | {"body": "Hi {{1}"}}},
        {"types": {"twilio/list-picker": LIST | {"items": [{"item": "x", "id": "a", "description": "x" * 73}]}}},
        {"types": {"twilio/list-picker": LIST | {"items": [{"item": "x" * 25, "id": "a"}]}}},
        {"types": {"twilio/list-picker": LIST | {"items": [{"item": "x", "id": str(n)} for n in range(11)]}}},
        {"types": {"twilio/list-picker": LIST | {"button": ""}}},
        {"types": {"twilio/text": {"body": ""}}},
        {"types": {"twilio/text": "Hi"}},
        {"variables": {"1": 1}},
    ],
)
async def test_a_template_beyond_twilios_limits_is_refused(client: Client, change: dict[str, Any]) -> None:
    assert (await client.ask("POST", "/v1/Content", ASKED | change))[0] == 400
    assert (await client.ask("GET", "/v1/Content"))[1]["contents"] == []


async def test_templates_are_taken_as_json_alone(client: Client, sandbox: Sandbox) -> None:
    assert (await client.ask("POST", "/v1/Content", ["no object"]))[0] == 400
    url, headers = f"{sandbox.url}/sandbox/twilio/v1/Content", {"Authorization": encode_basic_auth(SID, TOKEN)}
    async with ClientSession(headers=headers) as session, session.post(url, data=ASKED["variables"]) as answer:
        assert answer.status == 400


async def test_whatsapp_approves_after_a_moment(client: Client) -> None:
    sid = await client.create()
    asked = {"name": "opening_1", "category": "UTILITY"}
    status, answer = await client.ask("POST", f"/v1/Content/{sid}/ApprovalRequests/whatsapp", asked)
    assert (status, answer["status"], answer["content_type"]) == (201, "received", "twilio/quick-reply")
    again = await client.ask("POST", f"/v1/Content/{sid}/ApprovalRequests/whatsapp", asked)
    assert (again[0], again[1]["code"]) == (400, 92009)
    assert (await client.decided(sid, "opening_1"))["status"] == "approved"


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        ("Hi {{1}}, may we ask?", "to_be_rejected", "TAG_CONTENT_MISMATCH"),
        ("{{1}}, may we ask?", "edge", "INVALID_FORMAT"),
        ("May we ask, {{1}}", "edge", "INVALID_FORMAT"),
        ("Hi {{1}} {{2}}, may we ask?", "adjacent", "INVALID_FORMAT"),
    ],
)
async def test_whatsapp_rejects_for_a_reason(client: Client, body: str, name: str, reason: str) -> None:
    sid = await client.create(types={"twilio/quick-reply": QUICK | {"body": body}})
    found = await client.decided(sid, name)
    assert (found["status"], found["rejection_reason"]) == ("rejected", reason)


async def test_whatsapp_is_not_asked_amiss(client: Client) -> None:
    quick, picker = await client.create(), await client.create(types={"twilio/list-picker": LIST})
    for sid, asked in (
        (quick, {"name": "With Capitals", "category": "UTILITY"}),
        (quick, {"name": "opening", "category": "SECRET"}),
        (picker, {"name": "opening", "category": "UTILITY"}),
    ):
        assert (await client.ask("POST", f"/v1/Content/{sid}/ApprovalRequests/whatsapp", asked))[0] == 400
        assert (await client.approval(sid))["status"] == "unsubmitted"


async def test_a_message_is_made_of_a_template_and_its_variables(client: Client, sandbox: Sandbox) -> None:
    sid = await client.create(types={"twilio/list-picker": LIST}, variables={"1": "badly"})
    status, given = await client.send(ContentSid=sid, ContentVariables=json.dumps({"1": "well"}))
    assert (status, given["body"], given["num_segments"]) == (201, "How well?", "1")
    kept = await sandbox.network.messages.of(given["sid"])
    assert kept and [(one.id, one.title, one.description) for one in kept.tappable.choices] == [
        ("5", "Very well", "always"),
        ("1", "Less", ""),
    ]
    assert kept.tappable.opens == "Choose"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"ContentVariables": "{}"}, 21654),
        ({"ContentSid": "HX" + "0" * 32}, 21655),
        ({"ContentSid": "made", "ContentVariables": "{"}, 21656),
        ({"ContentSid": "made", "ContentVariables": '["Anna"]'}, 21656),
        ({"ContentSid": "made", "ContentVariables": '{"1": ""}'}, 21656),
        ({"ContentSid": "made", "ContentVariables": '{"1": null}'}, 21656),
        ({"ContentSid": "made"}, 21656),  # nothing stands for the placeholder
        ({"ContentSid": "made", "ContentVariables": json.dumps({"1": "x" * 1024})}, 21617),
        ({"ContentSid": "made", "ContentVariables": '{"1": "Anna"}', "To": ANNA, "From": US}, 21655),  # no plain text
    ],
)
async def test_a_template_that_does_not_fit_is_refused(client: Client, form: dict[str, str], code: int) -> None:
    made = await client.create(variables={})
    asked = form | ({"ContentSid": made} if form.get("ContentSid") == "made" else {})
    status, given = await client.send(**asked)
    assert (status, given["code"]) == (400, code)


async def test_on_sms_a_template_is_its_plain_text(client: Client) -> None:
    sid = await client.create(types={"twilio/quick-reply": QUICK, "twilio/text": {"body": "Hi {{1}}, write YES"}})
    _, given = await client.send(ContentSid=sid, To=ANNA, From=US)
    assert given["body"] == "Hi Anna, write YES"
