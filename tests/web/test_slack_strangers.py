"""Whoever is not Slack is refused before anything is read, and whatever they send is never our fault."""

import time
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from aiohttp.test_utils import TestClient, TestServer
from multidict import CIMultiDict

from bot.channels.slack.signature import signature_of
from tests.web.conftest import running
from tests.web.slack_desk import EVENTS, FORM, JSON, Desk, a_desk
from web.app import make_app

COMMAND = urlencode(
    {"command": "/refcheck", "text": "list", "team_id": "T1", "user_id": "U1", "trigger_id": "t"}
).encode()
TIME, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


@pytest.fixture
async def desk(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path, sqlite_url) as desk:
        yield desk


def forged(secret: str) -> Iterator[tuple[tuple[str, str], ...]]:
    now = str(int(time.time()))
    good = signature_of(secret, now, COMMAND)
    yield ()
    yield ((TIME, now),)
    yield ((SIGNATURE, good),)
    yield (TIME, now), (SIGNATURE, "")
    yield (TIME, now), (SIGNATURE, "v0=")
    yield (TIME, now), (SIGNATURE, good[:-1])
    yield (TIME, now), (SIGNATURE, good.upper())
    yield (TIME, now), (SIGNATURE, f" {good} x")
    yield (TIME, now), (SIGNATURE, signature_of("another", now, COMMAND))
    yield (TIME, now), (SIGNATURE, signature_of(secret, now, COMMAND + b" "))
    yield (TIME, now), (SIGNATURE, good), (SIGNATURE, good)
    yield (TIME, now), (TIME, now), (SIGNATURE, good)
    for stamp in (
        "",
        "now",
        "1e9",
        "-1",
        "0x10",
        "٣",
        "9" * 400,
        str(int(time.time()) - 301),
        str(int(time.time()) + 400),
    ):
        yield (TIME, stamp), (SIGNATURE, signature_of(secret, stamp, COMMAND))


async def test_what_slack_has_not_signed_is_refused_without_a_word(desk: Desk) -> None:
    for headers in forged(desk.secret):
        sent = CIMultiDict([("Content-Type", FORM), *headers])
        async with desk.client.post(EVENTS, data=COMMAND, headers=sent) as answer:
            assert (answer.status, await answer.text()) == (401, ""), headers
    assert desk.seat.heard == []
    await desk.parts.rest()
    assert desk.slack.called("chat.postMessage") == []


async def test_a_signed_request_of_nearly_five_minutes_ago_still_counts_and_one_older_does_not(desk: Desk) -> None:
    assert (await desk.send(COMMAND, age=270))[0] == 200  # half a minute for a slow machine
    assert (await desk.send(COMMAND, age=305))[0] == 401


async def test_the_time_is_the_machines_and_not_the_products(desk: Desk) -> None:
    await desk.vouchline.clock.advance(timedelta(hours=24))
    assert (await desk.send(COMMAND))[0] == 200


async def test_more_than_a_view_can_hold_is_not_read(desk: Desk) -> None:
    large = b"payload=" + b"x" * (256 * 1024)
    assert await desk.send(large) == (413, "")

    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(300):
            yield b"x" * 1024

    headers = {"Content-Type": FORM, **desk.signed(b"")}
    async with desk.client.post(EVENTS, data=in_pieces(), headers=headers) as answer:
        assert answer.status == 413


async def test_a_form_as_large_as_a_view_is_read(desk: Desk) -> None:
    body = urlencode({"payload": '{"type": "view_closed", "x": "' + "x" * 200_000 + '"}'}).encode()
    assert (await desk.send(body))[0] == 200


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"payload=%7Bnot json", FORM),
        (b"payload=%5B%5D", FORM),
        (b"\xff\xfe", FORM),
        (b"text=%ff", FORM),
        (b"", FORM),
        (b"[]", JSON),
        (b"{", JSON),
        (COMMAND, "text/plain"),
        (COMMAND, "multipart/form-data; boundary=x"),
    ],
)
async def test_what_is_signed_but_unreadable_is_a_mistake_of_the_senders(
    desk: Desk, body: bytes, content_type: str
) -> None:
    assert await desk.send(body, content_type) == (400, "")
    assert desk.seat.heard == []


async def test_other_methods_and_addresses_are_not_there(desk: Desk) -> None:
    async with desk.client.get(EVENTS) as answer:
        assert answer.status == 405
    for path in ("/slack/install", "/slack/oauth_redirect?code=1&state=2"):
        async with desk.client.get(path, allow_redirects=False) as answer:
            assert answer.status == 404  # with the token of one workspace there is nothing to install


async def test_where_no_slack_is_set_its_addresses_are_not_there(tmp_path: Path, sqlite_url: str) -> None:
    from_twilio = {"twilio_account_sid": "AC1", "twilio_auth_token": "t", "twilio_sms_from": "+46700000001"}
    async with (
        running(tmp_path, sqlite_url, **from_twilio) as vouchline,
        TestClient(TestServer(make_app(vouchline))) as client,
    ):
        async with client.post(EVENTS, data=COMMAND, headers={"Content-Type": FORM}) as answer:
            assert answer.status == 404
        async with client.get("/slack/install", allow_redirects=False) as answer:
            assert answer.status == 404


async def test_a_workspace_that_we_are_not_in_is_told_so_and_nothing_else(desk: Desk) -> None:
    await desk.sara.command()  # the workspace of the token is known from now on
    desk.seat.heard.clear()
    elsewhere = urlencode(
        {"command": "/refcheck", "text": "list", "team_id": "T404", "user_id": "U1", "trigger_id": "u"}
    )
    status, text = await desk.send(elsewhere.encode())
    assert status == 200 and "not connected" in text
    payload = {"type": "view_submission", "team": {"id": "T404"}, "user": {"id": "U1"}, "trigger_id": "v", "view": {}}
    status, text = await desk.send_payload(payload)
    assert status == 200 and "not connected" in text
    assert await desk.send_event({"type": "app_home_opened", "user": "U1"}, team_id="T404") == (200, "")
    assert desk.seat.heard == []
