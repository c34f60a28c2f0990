"""What docs/examples says to copy does what it says, against the real application: the client and the signature."""

import asyncio
import time

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.channels.webhooks.signature import signed
from docs.examples.ats.signature import signed_at
from docs.examples.client import Problem, Vouchline
from tests.web.office import ANNA, Office


def client_of(office: Office, url: str = "") -> Vouchline:
    return Vouchline(url or str(office.client.make_url("")), office.key)


async def test_a_check_is_started_found_looked_at_and_cancelled(office: Office) -> None:
    client = client_of(office)
    candidates = [ANNA, {"name": "Bo Ek", "phone": "0701234568"}, {"name": "Cia Ek", "phone": "0701234569"}]
    started = await asyncio.to_thread(client.start, candidates, assignment={"external_id": "A-17", "title": "Barista"})
    found = await asyncio.to_thread(lambda: list(client.find(assignment="A-17", limit=2)))
    assert {one["id"] for one in found} == {one["id"] for one in started}
    assert (await asyncio.to_thread(client.check, started[0]["id"]))["badge"] == "light"
    assert (await asyncio.to_thread(client.call, "POST", f"/checks/{started[0]['id']}/cancel", {}))[
        "status"
    ] == "cancelled"


async def test_a_refusal_is_an_exception_with_a_stable_type(office: Office) -> None:
    client = client_of(office)
    with pytest.raises(Problem) as unknown:
        await asyncio.to_thread(client.check, "nobody")
    assert (unknown.value.status, unknown.value.type) == (404, "/problems/unknown-check")
    with pytest.raises(Problem) as wrong:
        await asyncio.to_thread(client.start, [{"name": "Anna Lind", "phone": "070"}])
    assert wrong.value.content["errors"][0]["pointer"] == "/candidates/0/phone"


async def test_what_is_sent_again_after_a_lost_answer_has_one_effect(office: Office) -> None:
    """The first answer is lost on its way."""
    passed_on: list[int] = []

    async def lossy(request: web.Request) -> web.StreamResponse:
        headers = {name: request.headers[name] for name in ("Authorization", "Idempotency-Key", "Content-Type")}
        address = office.client.make_url(request.path_qs)
        async with (
            ClientSession() as session,
            session.request(request.method, address, data=await request.read(), headers=headers) as answer,
        ):
            passed_on.append(answer.status)
            body = await answer.read()
        if len(passed_on) == 1 and request.transport:
            request.transport.abort()
        return web.Response(status=answer.status, body=body, content_type=answer.content_type)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", lossy)
    async with TestServer(app) as between:
        client = client_of(office, str(between.make_url("")))
        (started,) = await asyncio.to_thread(client.start, [ANNA])
    assert passed_on == [201, 201]
    assert [one["id"] for one in (await office.json("GET", "/api/v1/checks"))["checks"]] == [started["id"]]


@pytest.mark.parametrize(("age", "secrets", "body", "is_ours"), [
    (0, ["whsec_a"], b'{"id": "evt_1"}', True),
    (0, ["whsec_new", "whsec_a"], b'{"id": "evt_1"}', True),
    (0, ["whsec_b"], b'{"id": "evt_1"}', False),
    (0, ["whsec_a"], b'{"id": "evt_2"}', False),
    (400, ["whsec_a"], b'{"id": "evt_1"}', False),
])  # fmt: skip
def test_a_webhook_is_known_by_its_signature(age: int, secrets: list[str], body: bytes, is_ours: bool) -> None:
    header = signed(body, secrets, int(time.time()) - age)
    assert (signed_at(header, b'{"id": "evt_1"}', "whsec_a", time.time()) is not None) is is_ours


@pytest.mark.parametrize(
    "header", ["", "t=,v1=", "t=x,v1=y", "v1", "t=1;v1=2", "t=99999999999999999999,v1=å", f"t={'9' * 5000},v1=a"]
)
def test_a_strange_signature_is_refused(header: str) -> None:
    assert signed_at(header, b"{}", "whsec_a", time.time()) is None
