"""The Home of whoever has looked at it is shown as things are, once more where Slack was too busy to take it (R52)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.slack.calls import Slack
from bot.desk.homes import MOST_AT_ONCE, SlackHomes
from bot.domain.desk import Recruiter
from bot.domain.lifecycle import EventType
from bot.storage.opening import Storage, open_storage
from bot.storage.repositories.questionnaires import pin
from tests.storage.conftest import SECRET, SENDERS
from tests.storage.desk_scene import PLACE, an_event, placed
from tests.storage.scene import CHECK, QUESTIONNAIRE, put
from tests.world import TEXTS, World

MOMENT = World().moment()


class OneToken:
    async def token(self, workspace: str, *, instead_of: str = "") -> str:
        return "xoxb-1"


@pytest.fixture
async def storage(sqlite_url: str) -> AsyncIterator[Storage]:
    opened = await open_storage(sqlite_url, SENDERS, SECRET)
    await pin(opened.database, [QUESTIONNAIRE])
    await placed(opened)
    yield opened
    await opened.close()


@pytest.mark.parametrize(("refusal", "calls"), [("ratelimited", 2), ("internal_error", 2), ("not_enabled", 1)])
async def test_a_home_that_was_not_taken_is_shown_a_little_later(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, refusal: str, calls: int
) -> None:
    monkeypatch.setattr("bot.desk.homes.EVERY_SECONDS", 0.0)
    monkeypatch.setattr("bot.channels.slack.answers.DEFAULT_WAIT_SECONDS", 0.0)
    answers = [{"ok": False, "error": refusal}, {"ok": True}]
    asked: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return web.json_response(answers[len(asked) - 1])

    app = web.Application()
    app.router.add_post("/api/views.publish", answer)
    async with TestServer(app) as server:
        slack = Slack(str(server.make_url("/api/")), OneToken())
        homes = SlackHomes(slack, TEXTS, "sv", "Europe/Stockholm", lambda: MOMENT)
        looked_at = MOMENT.now - timedelta(minutes=1)
        await put(storage, Recruiter(PLACE.workspace, PLACE.user, CHECK.organisation, home_opened_at=looked_at))
        await homes.refresh()
        await put(storage, an_event(EventType.CANDIDATE_DECLINED))
        for _ in range(3):
            await homes.refresh()
        await slack.close()
    assert len(asked) == calls


async def test_some_are_shown_at_once_and_no_more_than_that(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.homes.EVERY_SECONDS", 0.0)
    under_way, most = set[int](), list[int]()
    is_full = asyncio.Event()

    async def answer(request: web.Request) -> web.StreamResponse:
        under_way.add(id(request))
        most.append(len(under_way))
        if len(under_way) == MOST_AT_ONCE:
            is_full.set()
        await asyncio.wait_for(is_full.wait(), 100)
        under_way.discard(id(request))
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_post("/api/views.publish", answer)
    looked_at = MOMENT.now - timedelta(minutes=1)
    async with TestServer(app) as server:
        slack = Slack(str(server.make_url("/api/")), OneToken())
        homes = SlackHomes(slack, TEXTS, "sv", "Europe/Stockholm", lambda: MOMENT)
        users = (f"U{number}" for number in range(MOST_AT_ONCE + 2))
        await put(
            storage, *(Recruiter(PLACE.workspace, one, CHECK.organisation, home_opened_at=looked_at) for one in users)
        )
        await homes.refresh()
        await put(storage, an_event(EventType.CANDIDATE_DECLINED))
        await homes.refresh()
        await slack.close()
    assert (max(most), len(most)) == (MOST_AT_ONCE, MOST_AT_ONCE + 2)


async def test_what_happens_just_after_a_home_was_opened_is_shown_too(storage: Storage) -> None:
    shown: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        shown.append(request.path)
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_post("/api/views.publish", answer)
    happened = an_event(EventType.CANDIDATE_DECLINED)
    looked_at = happened.at - timedelta(seconds=1)
    moment = replace(MOMENT, now=happened.at)
    async with TestServer(app) as server:
        slack = Slack(str(server.make_url("/api/")), OneToken())
        homes = SlackHomes(slack, TEXTS, "sv", "Europe/Stockholm", lambda: moment)
        await put(storage, Recruiter(PLACE.workspace, PLACE.user, CHECK.organisation, home_opened_at=looked_at))
        await homes.refresh()
        assert shown == []
        again = SlackHomes(slack, TEXTS, "sv", "Europe/Stockholm", lambda: moment)
        await put(storage, happened)
        for _ in range(2):
            await again.refresh()
        await slack.close()
    assert len(shown) == 1
