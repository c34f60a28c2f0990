"""A workspace on a free port, with a plain page in place of our app that keeps what it is told."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.sandbox.slack.cast import CHANNELS, RUT
from bot.channels.sandbox.slack.place import Place
from bot.channels.sandbox.slack.workspace import Workspace
from bot.channels.slack.manifest import EVENTS_PATH
from tests.channels.cast import Hands
from tests.channels.sandbox.slack.memory import SlackInMemory
from tests.ports import own_port
from web.sandbox.keys import WORKSPACE
from web.sandbox.slack.routes import SLACK_ROUTES

SECRET, TOKEN = "5ecret", "xoxb-t0ken"
HIRING = "C0HIRING"
Json = dict[str, Any]
Reaction = Callable[[Json], web.Response]


@dataclass(slots=True)
class App:
    """Our app's place: what it was told, whether it was signed, and what it answers."""

    told: list[Json] = field(default_factory=list)
    are_signed: list[bool] = field(default_factory=list)
    react: Reaction = lambda told: web.Response()

    async def listen(self, request: web.Request) -> web.Response:
        body = (await request.read()).decode()
        told = _read(request.content_type, body) | {"headers": dict(request.headers)}
        self.told.append(told)
        self.are_signed.append(SignatureVerifier(SECRET).is_valid_request(body, dict(request.headers)))
        return self.react(told)


def _read(content_type: str, body: str) -> Json:
    if content_type == "application/json":
        told: Json = json.loads(body)
        return told
    form = dict(parse_qsl(body, keep_blank_values=True))
    return json.loads(form["payload"]) if "payload" in form else form


class Seconds:
    """A clock for passes, moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(slots=True)
class Office:
    """The workspace, our app, and somebody in front of the pane."""

    url: str
    workspace: Workspace
    app: App
    seconds: Seconds
    session: ClientSession
    client: AsyncWebClient

    async def pane(self, person: str = RUT.id, **asked: str) -> Json:
        async with self.session.get(f"{self.url}/sandbox/slack/state", params={"person": person, **asked}) as answer:
            found: Json = await answer.json()
            return found

    async def do(self, what: str, person: str = RUT.id, **asked: Any) -> Json:
        """One act in the pane, and what the person is told."""
        body = {"person": person, "channel": HIRING, **asked}
        async with self.session.post(f"{self.url}/sandbox/slack/{what}", json=body) as answer:
            told: Json = await answer.json()
            return told

    async def refused(self, method: str, **asked: Any) -> Json:
        """What the Web API says when it refuses."""
        with pytest.raises(SlackApiError) as refused:
            await self.client.api_call(method, json=asked)
        return dict(refused.value.response.data)

    async def react(self, answer: object, status: int = 200) -> None:
        """What our app answers from now on."""
        self.app.react = lambda told: web.json_response(answer, status=status)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    app, our, port, seconds = web.Application(), App(), own_port(), Seconds()
    url = f"http://127.0.0.1:{port}"
    app.add_routes([*SLACK_ROUTES, web.post(EVENTS_PATH, our.listen)])
    app[WORKSPACE] = workspace = Workspace(Place(SECRET, TOKEN, url, url), SlackInMemory(), Hands(), seconds)
    server, session = TestServer(app, port=port), ClientSession()
    await server.start_server()
    client = AsyncWebClient(token=TOKEN, base_url=f"{url}/sandbox/slack/api/", session=session, retry_handlers=[])
    yield Office(url, workspace, our, seconds, session, client)
    await workspace.close()
    await session.close()
    await server.close()


def direct(person: str = RUT.id) -> str:
    return next(one.id for one in CHANNELS.values() if one.is_direct and person in one.members)
