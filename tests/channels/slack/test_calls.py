"""What each way of failing means to the caller, over a small Slack that fails as it is told."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackBusy, SlackNotReached, SlackRefused, SlackUnclear, WorkspaceGone
from tests.channels.faults import let_time_pass
from tests.channels.names import know_nobody

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
POST: dict[str, Any] = {"channel": "C1", "text": "Hej"}


@dataclass
class SmallSlack:
    answers: list[Answer] = field(default_factory=list)  # of the next calls; the last stays
    heard: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)  # method, token, what else

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        sent = json.loads(body) if request.content_type == "application/json" else dict(await request.post())
        self.heard.append((request.match_info["method"], request.headers.get("Authorization", ""), sent))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return await answer(request)


@dataclass
class FixedTokens:
    tokens: list[str] = field(default_factory=lambda: ["xoxb-1"])
    refused: list[str] = field(default_factory=list)

    async def token(self, workspace: str, *, instead_of: str = "") -> str:
        if instead_of:
            self.refused.append(instead_of)
            return self.tokens[-1]
        return self.tokens[0]


def answering(body: Any, status: int = 200, **headers: str) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response(body, status=status, headers=headers)

    return answer


def in_words(text: str, status: int) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, status=status, content_type="text/html")

    return answer


async def breaking_off(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def leading_away(_: web.Request) -> web.StreamResponse:
    raise web.HTTPTemporaryRedirect("/api/elsewhere")


@pytest.fixture
def small() -> SmallSlack:
    return SmallSlack([answering({"ok": True, "ts": "1.2"})])


@pytest.fixture
def tokens() -> FixedTokens:
    return FixedTokens()


@pytest.fixture
async def server(small: SmallSlack) -> AsyncIterator[TestServer]:
    app = web.Application()
    app.router.add_route("*", "/api/{method}", small.answer)
    app.router.add_route("*", "/elsewhere/{method}", small.answer)
    server = TestServer(app)
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
async def slack(server: TestServer, tokens: FixedTokens) -> AsyncIterator[Slack]:
    slack = Slack(str(server.make_url("/api/")), tokens)
    yield slack
    await slack.close()


async def test_a_call_brings_the_workspaces_token_and_its_arguments(slack: Slack, small: SmallSlack) -> None:
    answer = await slack.call("T1", "chat.postMessage", **POST, thread_ts=None)
    assert answer["ts"] == "1.2"
    assert small.heard == [("chat.postMessage", "Bearer xoxb-1", POST)]


async def test_many_calls_use_few_connections(slack: Slack, small: SmallSlack) -> None:
    ports = set()

    async def noting(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        ports.add(request.transport.get_extra_info("peername")[1])
        return web.json_response({"ok": True})

    small.answers = [noting]
    for _ in range(20):
        await slack.call("T1", "chat.postMessage", **POST)
    assert len(ports) == 1


@pytest.mark.parametrize(
    "fault",
    [
        breaking_off,
        in_words("upstream connect error", 500),
        in_words("bad gateway", 502),
        in_words("<html>", 200),
        in_words("", 200),
        answering({"ok": False, "error": "internal_error"}),
        answering({"ok": False, "error": "fatal_error"}),
        answering({"ok": False, "error": "service_unavailable"}, 503),
        answering(["not an object"]),
        answering(None),
        leading_away,
    ],
)
async def test_what_may_have_been_taken_is_unclear_and_never_sent_again(
    slack: Slack, small: SmallSlack, fault: Answer
) -> None:
    small.answers = [fault]
    with pytest.raises(SlackUnclear):
        await slack.call("T1", "chat.postMessage", **POST)
    assert [method for method, _, _ in small.heard] == ["chat.postMessage"]


async def test_an_answer_that_never_comes_is_unclear(slack: Slack, small: SmallSlack) -> None:
    async def silent(_: web.Request) -> web.StreamResponse:
        let_time_pass(1000)
        await asyncio.sleep(3600)
        return web.Response()

    small.answers = [silent]
    with pytest.raises(SlackUnclear):
        await slack.call("T1", "chat.postMessage", **POST)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/api/", "http://nowhere.invalid/api/"])
async def test_what_never_left_was_certainly_not_taken(
    tokens: FixedTokens, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_nobody(monkeypatch)
    slack = Slack(address, tokens)
    with pytest.raises(SlackNotReached):
        await slack.call("T1", "chat.postMessage", **POST)
    await slack.close()


async def test_a_refusal_says_what_is_wrong_with_which_part(slack: Slack, small: SmallSlack) -> None:
    metadata = {"messages": ["[ERROR] no more than 5 items allowed [json-pointer:/blocks/2]"]}
    small.answers = [answering({"ok": False, "error": "invalid_blocks", "response_metadata": metadata})]
    with pytest.raises(SlackRefused) as refused:
        await slack.call("T1", "chat.postMessage", **POST)
    assert (refused.value.error, refused.value.details) == ("invalid_blocks", tuple(metadata["messages"]))


async def test_one_429_rests_the_method_for_all_who_call_it(slack: Slack, small: SmallSlack) -> None:
    limited = answering({"ok": False, "error": "ratelimited"}, 429, **{"Retry-After": "200"})
    small.answers = [limited, answering({"ok": True})]
    with pytest.raises(SlackBusy) as busy:
        await slack.call("T1", "chat.update", **POST, ts="1.2")
    assert busy.value.wait_seconds == 200
    for _ in range(50):
        with pytest.raises(SlackBusy):
            await slack.call("T1", "chat.update", **POST, ts="1.2")
    assert len(small.heard) == 1
    await slack.call("T2", "chat.update", **POST, ts="1.2")
    await slack.call("T1", "chat.postMessage", **POST)
    assert len(small.heard) == 3


@pytest.mark.parametrize("said", ["", "soon", "-1", "Fri, 27 Nov 2026 18:00:00 GMT"])
async def test_a_wait_that_is_no_number_is_a_short_one(slack: Slack, small: SmallSlack, said: str) -> None:
    small.answers = [answering({"ok": False, "error": "ratelimited"}, 429, **{"Retry-After": said})]
    with pytest.raises(SlackBusy) as busy:
        await slack.call("T1", "views.open", trigger_id="t", view={})
    assert busy.value.wait_seconds == 1


async def test_with_a_token_that_was_renewed_meanwhile_it_is_asked_once_more(
    slack: Slack, small: SmallSlack, tokens: FixedTokens
) -> None:
    small.answers = [answering({"ok": False, "error": "token_expired"}), answering({"ok": True})]
    tokens.tokens = ["xoxb-old", "xoxb-new"]
    await slack.call("T1", "chat.postMessage", **POST)
    assert tokens.refused == ["xoxb-old"]
    assert [token for _, token, _ in small.heard] == ["Bearer xoxb-old", "Bearer xoxb-new"]


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_a_workspace_whose_only_token_is_refused_is_gone(slack: Slack, small: SmallSlack, error: str) -> None:
    small.answers = [answering({"ok": False, "error": error})]
    with pytest.raises(WorkspaceGone):
        await slack.call("T1", "chat.postMessage", **POST)
    assert len(small.heard) == 1


async def test_the_proxy_of_the_environment_is_not_asked(
    server: TestServer, tokens: FixedTokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    slack = Slack(str(server.make_url("/api/")), tokens)
    assert (await slack.call("T1", "auth.test"))["ok"]
    await slack.close()


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data",
        "https://evil.example/hook",
        "http://hooks.slack.com/x",
        "https://hooks.slack.com.evil.example/x",
        "https://evil.example/.slack.com",
        "https://hooks.slack.com@evil.example/",
        "https://hooks.slack.com:8443/x",
        "file:///etc/passwd",
        "",
        "//hooks.slack.com/x",
        "https://[::1",
    ],
)
async def test_nothing_is_said_to_an_address_that_is_not_slacks(slack: Slack, address: str) -> None:
    with pytest.raises(SlackRefused):
        await slack.respond(address, {"text": "Hej"})


async def test_what_is_said_to_whoever_acted_goes_to_the_hosts_own_address(
    slack: Slack, small: SmallSlack, server: TestServer
) -> None:
    await slack.respond(str(server.make_url("/elsewhere/hook")), {"text": "Hej"})
    assert small.heard == [("hook", "", {"text": "Hej"})]


async def test_a_hook_that_is_used_up_is_a_refusal(slack: Slack, small: SmallSlack, server: TestServer) -> None:
    small.answers = [in_words("used_url", 404)]
    with pytest.raises(SlackRefused) as refused:
        await slack.respond(str(server.make_url("/elsewhere/hook")), {"text": "Hej"})
    assert refused.value.details == ("used_url",)


async def test_a_hook_is_not_followed_elsewhere(slack: Slack, small: SmallSlack, server: TestServer) -> None:
    small.answers = [leading_away]
    with pytest.raises(SlackUnclear):
        await slack.respond(str(server.make_url("/elsewhere/hook")), {"text": "Hej"})
    assert len(small.heard) == 1


async def test_no_words_of_a_call_are_logged(slack: Slack, small: SmallSlack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    small.answers = [answering({"ok": False, "error": "invalid_blocks"})]
    with pytest.raises(SlackRefused):
        await slack.call("T1", "chat.postMessage", channel="C1", text="+46701234567")
    assert "+46701234567" not in caplog.text and "xoxb-1" not in caplog.text
