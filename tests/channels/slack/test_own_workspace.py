"""Until Slack has said which workspace the settings' token is for, nothing that is sent there is given up."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackNotReached, WorkspaceGone
from bot.channels.slack.own_workspace import OwnWorkspace
from bot.channels.slack.tokens import Tokens
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.sender import Senders
from bot.domain.workspace import Workspace as Installed
from bot.settings import SlackApp
from bot.storage.opening import open_storage
from bot.storage.workspaces import SqlWorkspaces
from tests.standins.slack import SlackStandIn, Workspace

SECRET = b"a secret for tests"
Named = Callable[[str], tuple[Slack, OwnWorkspace]]


@pytest.fixture
async def server() -> AsyncIterator[SlackStandIn]:
    server = SlackStandIn("", Workspace("Norr"), latency_seconds=0)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def named(server: SlackStandIn, sqlite_url: str) -> AsyncIterator[Named]:
    storage = await open_storage(sqlite_url, Senders({}), SECRET)
    slack = Slack(server.api_base_url)
    opened: list[OwnWorkspace] = []

    def by(token: str) -> tuple[Slack, OwnWorkspace]:
        app = SlackApp(server.app.signing_secret, bot_token=token, api_base_url=server.api_base_url)
        workspaces = SqlWorkspaces(storage.database, SECRET, _now, _made)
        own = OwnWorkspace(app, workspaces, slack, "", _now)
        slack.use(Tokens(workspaces, slack, app, _now, own.may_come))
        opened.append(own)
        return slack, own

    yield by
    for own in opened:
        await own.stop()
    await slack.close()
    await storage.close()


async def test_what_comes_before_slack_has_answered_is_to_be_tried_again(server: SlackStandIn, named: Named) -> None:
    [norr] = server.workspaces
    slack, own = named(norr.new_token().text)
    hold = server.hold("auth.test")
    own.begin()
    await hold.came.wait()
    with pytest.raises(SlackNotReached):
        await slack.call(norr.id, "users.list")
    hold.let_go()
    await _answered(own)
    assert (await slack.call(norr.id, "users.list"))["ok"]
    with pytest.raises(WorkspaceGone):
        await slack.call("T0NOBODY", "users.list")


async def test_nothing_waits_for_a_token_that_slack_does_not_take(server: SlackStandIn, named: Named) -> None:
    slack, own = named("xoxb-of-nobody")
    own.begin()
    await _answered(own)
    with pytest.raises(WorkspaceGone):
        await slack.call(server.workspaces[0].id, "users.list")


async def _answered(own: OwnWorkspace) -> None:
    async with asyncio.timeout(100):
        while own.may_come():
            await asyncio.sleep(0.02)


def _made(workspace: Installed) -> list[tuple[Organisation, SubAccount]]:
    organisation = Organisation("o1", workspace.name, workspace.installed_at)
    return [(organisation, SubAccount("s1", "o1", "default", "Norr", "sv", "Europe/Stockholm"))]


def _now() -> datetime:
    return datetime.now(UTC)
