"""A Vouchline in Slack: the door on the real server, a strict Slack beside it, and a seat that notes what it hears."""

import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from aiohttp.test_utils import TestClient, TestServer

from bot.channels.slack.parts import SlackParts
from bot.channels.slack.seat import (
    Answer,
    CommandAsked,
    Echoed,
    HomeOpened,
    Pressed,
    ProfileChanged,
    ShortcutUsed,
    Submitted,
    Suggested,
)
from bot.wiring import Vouchline
from tests.ports import own_port
from tests.standins.slack import ECHO, SCOPES, Channel, Recruiter, SlackStandIn, Workspace
from tests.web.conftest import running
from web.app import make_app
from web.slack.mount import mount_slack

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
EVENTS = "/slack/events"


@dataclass
class HeardSeat:
    """Answers each kind as it is told to."""

    heard: list[Any] = field(default_factory=list)
    answers: dict[type[Any], Answer] = field(default_factory=dict)
    failure: Exception | None = None
    followed: list[str] = field(default_factory=list)  # keys of what was left for afterwards, and done

    async def command(self, asked: CommandAsked) -> Answer:
        return self._hear(asked)

    async def pressed(self, pressed: Pressed) -> Answer:
        return self._hear(pressed)

    async def submitted(self, submitted: Submitted) -> Answer:
        return self._hear(submitted)

    async def suggested(self, suggested: Suggested) -> Answer:
        return self._hear(suggested)

    async def profile_changed(self, changed: ProfileChanged) -> Answer:
        return self._hear(changed)

    async def home_opened(self, opened: HomeOpened) -> Answer:
        return self._hear(opened)

    async def shortcut(self, used: ShortcutUsed) -> Answer:
        return self._hear(used)

    def _hear(self, told: Any) -> Answer:
        self.heard.append(told)
        if self.failure:
            raise self.failure
        answer = self.answers.get(type(told))
        return answer or Answer(after=lambda: self._follow(told))

    async def _follow(self, told: Any) -> None:
        self.followed.append(getattr(told, "key", ""))


@dataclass
class Desk:
    vouchline: Vouchline
    parts: SlackParts
    seat: HeardSeat
    client: TestClient[Any, Any]
    slack: SlackStandIn
    norr: Workspace
    channel: Channel
    sara: Recruiter
    echoes: list[Echoed]

    async def send(
        self, body: bytes, content_type: str = FORM, headers: Mapping[str, str] | None = None, *, age: float = 0
    ) -> tuple[int, str]:
        signed = self.signed(body, age) if headers is None else headers
        async with self.client.post(EVENTS, data=body, headers={"Content-Type": content_type, **signed}) as answer:
            return answer.status, await answer.text()

    def signed(self, body: bytes, age: float = 0) -> dict[str, str]:
        stamp = str(int(time.time() - age))
        digest = hmac.new(self.secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def send_payload(self, payload: Any) -> tuple[int, str]:
        return await self.send(urlencode({"payload": json.dumps(payload)}).encode())

    async def send_event(self, event: Mapping[str, Any], **about: Any) -> tuple[int, str]:
        body = {"type": "event_callback", "team_id": self.norr.id, "event_id": f"Ev{time.time_ns()}", "event": event}
        return await self.send(json.dumps({**body, **about}).encode(), JSON)

    @property
    def secret(self) -> str:
        return self.slack.app.signing_secret


@asynccontextmanager
async def a_desk(
    folder: Path, database_url: str, *ways: str, latency_seconds: float = 0.0, answers_first: bool = True
) -> AsyncIterator[Desk]:
    """`ways` of being let in: by the `token` of the workspace Norr, which is the usual one, or as a `client`.

    Unless it `answers_first`, Slack does not say which workspace the token is for.
    """
    norr = Workspace("Norr", scopes=SCOPES | {ECHO})
    slack = SlackStandIn("", norr, latency_seconds=latency_seconds)
    await slack.start()
    hold = None if answers_first else slack.hold("auth.test")
    access = {"slack_bot_token": norr.new_token().text} if "token" in (ways or ("token",)) else {}
    if "client" in ways:
        access |= {"slack_client_id": slack.app.client_id, "slack_client_secret": slack.app.client_secret}
    where = {"slack_api_base_url": slack.api_base_url, "slack_authorize_url": slack.authorize_url}
    settings = {
        "slack_signing_secret": slack.app.signing_secret,
        "port": str(own_port()),
        "test_clock": "1",
        **where,
        **access,
    }
    try:
        async with running(folder, database_url, **settings) as vouchline, _open(vouchline, slack, norr) as desk:
            yield desk
    finally:
        if hold:
            hold.let_go()
        await slack.stop()


@asynccontextmanager
async def _open(vouchline: Vouchline, slack: SlackStandIn, norr: Workspace) -> AsyncIterator[Desk]:
    seat, echoes = HeardSeat(), []

    async def echo_told(echo: Echoed) -> None:
        echoes.append(echo)

    assert vouchline.slack is not None
    parts = replace(vouchline.slack, texts=vouchline.texts["en"], echo_told=echo_told)
    app = make_app(vouchline)
    mount_slack(app, parts, seat)
    sara = norr.person("Sara")
    channel = norr.channel("recruiting", sara)
    async with TestClient(TestServer(app, port=vouchline.settings.port)) as client:
        slack.sender.events_url = str(client.make_url(EVENTS))
        slack.installing.redirect_url = str(client.make_url("/slack/oauth_redirect"))
        recruiter = Recruiter(slack, norr, sara, channel)
        yield Desk(vouchline, parts, seat, client, slack, norr, channel, recruiter, echoes)
