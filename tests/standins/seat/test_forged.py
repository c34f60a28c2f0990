"""What is not Slack's, or is broken, is refused without an effect, and never answered with 5xx (issue 4)."""

import json
import sqlite3
from pathlib import Path

import pytest
from multidict import CIMultiDict

from tests.standins.slack.forgeries import JSON, forged, malformed
from tests.standins.slack.sending import FORM, Ack, signed
from tests.standins.slack.surfaces import Json
from tests.standins.slack_stage import SlackStage, a_whisper

pytestmark = pytest.mark.asyncio(loop_scope="package")
WRITTEN = ("inbox", "outbox", "checks", "conversation", "event", "card", "slack_workspace")


def rows(stage: SlackStage) -> dict[str, int]:
    path = Path(stage.served.database_url.removeprefix("sqlite://"))
    with sqlite3.connect(path) as read:
        return {table: read.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in WRITTEN}


async def at_rest(stage: SlackStage) -> dict[str, int]:
    """The rows once all is done that tests before this one asked for, and what of it fell due, such as a cancelling."""
    before, now = dict[str, int](), rows(stage)
    while before != now:
        await stage.employer.advance_clock("2m")
        before, now = now, rows(stage)
    return now


def a_command(stage: SlackStage, text: str = "start") -> Json:
    norr = stage.norr
    where = {"team_id": norr.workspace.id, "team_domain": "norr", "channel_id": norr.channel.id, "channel_name": "r"}
    who = {"user_id": norr.sara.user.id, "user_name": "sara", "api_app_id": stage.slack.app.id}
    return {"command": "/refcheck", "text": text, **where, **who, "trigger_id": "1.2.3", "response_url": "http://x/"}


async def post(stage: SlackStage, body: bytes, headers: tuple[tuple[str, str], ...]) -> Ack:
    return await stage.slack.sender.send_raw(body, CIMultiDict(headers))


async def test_a_forged_request_is_refused_without_an_effect(stage: SlackStage) -> None:
    before, wrong = await at_rest(stage), []
    for name, body, headers in forged(a_command(stage), stage.slack.app.signing_secret):
        ack = await post(stage, body, headers)
        if ack.status not in (400, 401, 403, 413):
            wrong.append((name, ack.status, ack.text[:200]))
    assert (wrong, rows(stage)) == ([], before)


async def test_a_malformed_request_has_no_effect_and_is_never_our_fault(stage: SlackStage) -> None:
    before, wrong = await at_rest(stage), []
    for name, body, headers in malformed(a_command(stage), stage.slack.app.signing_secret):
        ack = await post(stage, body, headers)
        if ack.status >= 500:
            wrong.append((name, ack.status, ack.text[:200]))
    assert (wrong, rows(stage)) == ([], before)


async def test_a_check_of_tls_is_no_way_past_the_signature(stage: SlackStage) -> None:
    before = await at_rest(stage)
    for extra in ({}, a_command(stage), {"payload": "{}"}):
        body = "&".join(["ssl_check=1", *(f"{name}={value}" for name, value in extra.items())]).encode()
        assert (await post(stage, body, (("Content-Type", FORM),))).status < 500
    assert rows(stage) == before


async def test_the_address_is_verified_by_its_challenge(stage: SlackStage) -> None:
    body = json.dumps({"token": "x", "challenge": "3eZbrw", "type": "url_verification"}).encode()
    ack = await post(stage, body, (("Content-Type", JSON), *signed(stage.slack.app.signing_secret, body).items()))
    assert (ack.status, "3eZbrw" in ack.text) == (200, True)


@pytest.mark.parametrize("text", ["start payload engineer", "status payload", "payload", "payload=%7B%7D"])
async def test_the_word_payload_is_a_word_like_any_other(stage: SlackStage, text: str) -> None:
    sara = stage.norr.sara
    if text.startswith("start"):
        await sara.command(text)
        await sara.opened_modal("candidate_name")
        await sara.close()
    else:
        assert await a_whisper(sara, text)
    assert stage.slack.complaints == []
