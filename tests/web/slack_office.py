"""A recruiter's office in Slack: the real application and engine with the real seat, and a strict Slack beside it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from bot.domain.desk import Recruiter as Known
from bot.engine.roles import ProgramRole
from bot.settings import load_settings
from bot.storage.reading import checks, recruiters
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.searching import CheckSearch
from bot.wiring import Vouchline, open_vouchline
from tests.ports import own_port
from tests.standins.slack import ECHO, SCOPES, Channel, Recruiter, SlackStandIn, Workspace
from tests.standins.slack.seat import until
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Message
from web.app import make_app
from web.slack.keys import SLACK
from web.slack.mount import mount_slack
from web.slack.seat import RecruiterSeat

EVENTS = "/slack/events"
ANNA = "Anna Lind 070-123 45 67"


@dataclass
class SlackOffice:
    vouchline: Vouchline
    client: TestClient[Any, Any]
    slack: SlackStandIn
    norr: Workspace
    channel: Channel
    sara: Recruiter  # who starts checks; speaks English
    bo: Recruiter  # a colleague without any part in them
    olga: Recruiter  # an admin

    async def form(self, text: str = "", who: Recruiter | None = None) -> Recruiter:
        """The start form, open before somebody."""
        seated = who or self.sara
        await seated.command(f"start {text}".strip())
        await seated.opened_modal("candidate_name")
        await self.known(seated)  # before it is filled in: their language is read from there
        return seated

    async def started(self, text: str = ANNA, who: Recruiter | None = None, **given: Any) -> CheckRead:
        """A check of Anna's."""
        seated = await self.form(text, who)
        before = {one.check.id for one in await self.checks()}
        await seated.fill(**given)
        ack = await seated.submit()
        assert ack.body.get("response_action") in (None, "clear"), ack.body
        return await self.new_check(before)

    async def new_check(self, before: set[str]) -> CheckRead:
        async with asyncio.timeout(100):
            while not (new := [one for one in await self.checks() if one.check.id not in before]):
                await asyncio.sleep(0.02)
        return new[0]

    async def checks(self) -> list[CheckRead]:
        found = await checks.page(self.vouchline.organisation, CheckSearch(in_archive=None), None, 50)
        return found.checks

    async def check(self, read: CheckRead) -> CheckRead:
        found = await checks.one(self.vouchline.organisation, read.check.id)
        assert found is not None
        return found

    async def known(self, who: Recruiter, holds: Callable[[Known], bool] = lambda found: True) -> Known:
        """What is kept of somebody, as soon as that holds: it is written beside what they are answered."""
        async with asyncio.timeout(100):
            while (found := await recruiters.one(self.norr.id, who.user.id)) is None or not holds(found):
                await asyncio.sleep(0.02)
        return found

    async def whispered(self, words: str, who: Recruiter | None = None) -> Message:
        return await (who or self.sara).whispered(words)

    async def told_alone(self, words: str, who: Recruiter | None = None) -> Message:
        """In a message of their own."""
        seated = who or self.sara
        found = await until(lambda: [one for one in seated.directs if words in one.words])
        return found[-1]

    def block(self, name: str, who: Recruiter | None = None) -> Json:
        return next(one for one in (who or self.sara).modal.blocks if one["block_id"] == name)


@asynccontextmanager
async def a_slack_office(
    folder: Path, database_url: str, *, latency_seconds: float = 0.0, **settings: str
) -> AsyncIterator[SlackOffice]:
    norr = Workspace("Norr", scopes=SCOPES | {ECHO})
    slack = SlackStandIn("", norr, latency_seconds=latency_seconds)
    await slack.start()
    access = {
        "slack_signing_secret": slack.app.signing_secret,
        "slack_bot_token": norr.new_token().text,
        "slack_api_base_url": slack.api_base_url,
        "sandbox": "1",
        "port": str(own_port()),  # nobody listens there: nothing is sent
    }
    vouchline = await open_vouchline(load_settings(database_url=database_url, var=folder, **access, **settings))
    app = make_app(vouchline)
    if SLACK not in app and vouchline.slack:
        mount_slack(app, vouchline.slack, RecruiterSeat(vouchline, vouchline.slack.slack))
    try:
        async with TestClient(TestServer(app)) as client:
            slack.sender.events_url = str(client.make_url(EVENTS))
            await vouchline.begin({ProgramRole.TURN, ProgramRole.SEND})
            yield _seated(vouchline, client, slack, norr)
            await vouchline.rest()
    finally:
        await vouchline.close()
        await slack.stop()


def _seated(vouchline: Vouchline, client: TestClient[Any, Any], slack: SlackStandIn, norr: Workspace) -> SlackOffice:
    sara, bo = norr.person("Sara", locale="en-GB"), norr.person("Bo")
    olga = norr.person("Olga", is_admin=True, locale="en-US")
    channel = norr.channel("recruiting", sara, bo, olga)
    seats = [Recruiter(slack, norr, one, channel) for one in (sara, bo, olga)]
    return SlackOffice(vouchline, client, slack, norr, channel, *seats)
