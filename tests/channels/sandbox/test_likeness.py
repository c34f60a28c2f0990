"""The sandbox answers as Twilio does: its resources, its errors, its lists."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession, encode_basic_auth

from tests.channels.cast import ANNA, BO, NOON, US, Still
from tests.channels.conftest import SID, TOKEN, Sandbox

GOOD = {"To": ANNA, "From": US, "Body": "Hej!"}


class Client:
    """Plain HTTP, so that what the official client hides is seen."""

    def __init__(self, session: ClientSession, root: str) -> None:
        self._session, self._root = session, root

    async def create(self, **asked: str) -> tuple[int, dict[str, Any]]:
        async with self._session.post(f"{self._root}.json", data=asked) as answer:
            return answer.status, await answer.json()

    async def read(self, path: str = ".json", **query: str) -> tuple[int, dict[str, Any]]:
        async with self._session.get(f"{self._root}{path}", params=query) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[Client]:
    async with ClientSession(headers={"Authorization": encode_basic_auth(SID, TOKEN)}) as session:
        yield Client(session, f"{sandbox.url}/sandbox/twilio/2010-04-01/Accounts/{SID}/Messages")


async def test_a_created_message_is_given_as_twilio_gives_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.sandbox.network.journey_of", lambda *_: ())  # it stays as it was made
    status, given = await client.create(**GOOD)
    assert status == 201 and re.fullmatch(r"SM[0-9a-f]{32}", given["sid"])
    assert given | {"sid": "", "uri": "", "date_created": "", "date_updated": "", "subresource_uris": {}} == {
        "account_sid": SID,
        "api_version": "2010-04-01",
        "body": "Hej!",
        "date_created": "",
        "date_sent": None,
        "date_updated": "",
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": US,
        "messaging_service_sid": None,
        "num_media": "0",
        "num_segments": "1",
        "price": None,
        "price_unit": "USD",
        "sid": "",
        "status": "queued",
        "subresource_uris": {},
        "to": ANNA,
        "uri": "",
    }
    assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000", given["date_created"])
    assert await client.read(f"/{given['sid']}.json") == (200, given)


async def test_a_service_accepts_before_it_chooses_a_sender(client: Client) -> None:
    status, given = await client.create(To=ANNA, Body="Hej!", MessagingServiceSid="MG" + "5" * 32)
    assert (status, given["status"], given["from"], given["num_segments"]) == (201, "accepted", None, "0")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"To": ""}, 400, 21604),
        ({"To": "070-123"}, 400, 21211),
        ({"To": "whatsapp:Anna"}, 400, 21211),
        ({"From": ""}, 400, 21603),
        ({"From": "+"}, 400, 21212),
        ({"From": f"whatsapp:{US}"}, 400, 21910),
        ({"To": f"whatsapp:{ANNA}"}, 400, 21910),
        ({"Body": ""}, 400, 21602),
        ({"Body": "å" * 1601}, 400, 21617),
        ({"StatusCallback": "ftp://elsewhere"}, 400, 21609),
        ({"StatusCallback": "http://under_score/"}, 400, 21609),
        ({"From": "", "MessagingServiceSid": "MG1"}, 404, 21701),
    ],
)
async def test_a_faulty_message_is_refused_with_twilios_code(
    client: Client, change: dict[str, str], status: int, code: int
) -> None:
    answered, given = await client.create(**{**GOOD, **change})
    assert (answered, given["code"], given["status"]) == (status, code, status)
    assert given["message"] and given["more_info"].endswith(str(code))
    assert (await client.read())[1]["messages"] == []


async def test_nobody_else_gets_in(sandbox: Sandbox) -> None:
    root = f"{sandbox.url}/sandbox/twilio/2010-04-01/Accounts"
    wrong = [
        {},
        {"Authorization": encode_basic_auth(SID, "no")},
        {"Authorization": "Basic é"},
        {"Authorization": "Bearer x"},
    ]
    async with ClientSession() as session:
        for headers in wrong:
            async with session.get(f"{root}/{SID}/Messages.json", headers=headers) as answer:
                assert await _code(answer) == (401, 20003)
        known = {"Authorization": encode_basic_auth(SID, TOKEN)}
        async with session.get(f"{root}/AC0/Messages.json", headers=known) as answer:
            assert await _code(answer) == (404, 20404)
        async with session.get(f"{root}/{SID}/Messages/SM0.json", headers=known) as answer:
            assert await _code(answer) == (404, 20404)


async def _code(answer: ClientResponse) -> tuple[int, int]:
    return answer.status, (await answer.json())["code"]


async def test_a_list_is_paged_newest_first(client: Client, sandbox: Sandbox) -> None:
    for number in range(5):
        await client.create(**{**GOOD, "Body": str(number)})
    bodies, path = [], f"/sandbox/twilio/2010-04-01/Accounts/{SID}/Messages.json?PageSize=2"
    async with ClientSession(headers={"Authorization": encode_basic_auth(SID, TOKEN)}) as session:
        while path:
            async with session.get(sandbox.url + path) as answer:
                page = await answer.json()
            bodies.append([one["body"] for one in page["messages"]])
            path = f"/sandbox/twilio{page['next_page_uri']}" if page["next_page_uri"] else ""
    assert bodies == [["4", "3"], ["2", "1"], ["0"]]


async def test_a_list_is_narrowed(client: Client, sandbox: Sandbox) -> None:
    sandbox.network.clock = Still()
    await client.create(**GOOD)
    await client.create(**{**GOOD, "To": BO})
    await sandbox.network.write(BO, US, "svar")
    now = NOON
    tomorrow, yesterday = ((now + timedelta(days=days)).date().isoformat() for days in (1, -1))
    for query, count in [
        ({}, 3),
        ({"To": ANNA}, 1),
        ({"To": US}, 1),
        ({"From": US}, 2),
        ({"From": US, "To": BO}, 1),
        ({"DateSent": now.date().isoformat()}, 3),
        ({"DateSent": yesterday}, 0),
        ({"DateSent>": yesterday}, 3),
        ({"DateSent>": tomorrow}, 0),
        ({"DateSent<": now.date().isoformat()}, 3),
        ({"DateSent<": yesterday}, 0),
        ({"DateSent>": (now - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")}, 3),
        ({"DateSent>": (now + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")}, 0),
    ]:
        status, page = await client.read(**query)
        assert (status, len(page["messages"])) == (200, count), query


@pytest.mark.parametrize("query", [{"PageSize": "x"}, {"PageToken": "PAx"}, {"DateSent": "soon"}, {"Page": "1.5"}])
async def test_an_odd_page_is_refused(client: Client, query: dict[str, str]) -> None:
    assert (await client.read(**query))[0] == 400
