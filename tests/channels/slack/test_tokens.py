"""Tokens are renewed before they expire, by one of however many programs, since a refresh token works once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackError, SlackUnclear, WorkspaceGone
from bot.channels.slack.tokens import Tokens
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.sender import Senders
from bot.domain.workspace import Workspace, WorkspaceTokens
from bot.settings import SlackApp
from bot.storage.opening import Storage, open_storage
from bot.storage.workspaces import SqlWorkspaces
from tests.standins.slack import Fault, SlackStandIn
from tests.standins.slack import Workspace as Norr
from tests.standins.slack.faults import ANYWHERE

SECRET = b"a secret for tests"


@dataclass
class Program:
    """One of several with the same database."""

    slack: Slack
    workspaces: SqlWorkspaces


@dataclass
class Scene:
    storage: Storage
    server: SlackStandIn
    norr: Norr
    at: datetime

    def real(self) -> datetime:
        return self.at

    def program(self) -> Program:
        workspaces = SqlWorkspaces(self.storage.database, SECRET, self.real, _own)
        slack = Slack(self.server.api_base_url)
        slack.use(Tokens(workspaces, slack, self._app(), self.real))
        return Program(slack, workspaces)

    async def install(self, lives: timedelta = timedelta(hours=12)) -> None:
        tokens = WorkspaceTokens(self.norr.new_token().text, self.norr.new_refresh_token(), self.at + lives)
        workspace = Workspace(self.norr.id, "", "Norr", self.norr.bot_user, "B1", "A1", "", "U1", self.at)
        program = self.program()
        await program.workspaces.install(workspace, tokens)
        await program.slack.close()

    @property
    def renewals(self) -> int:
        return len(self.server.called("oauth.v2.access"))

    def _app(self) -> SlackApp:
        app = self.server.app
        return SlackApp(app.signing_secret, app.client_id, app.client_secret, api_base_url=self.server.api_base_url)


def _own(workspace: Workspace) -> list[tuple[Organisation, SubAccount]]:
    organisation = Organisation("o1", workspace.name, workspace.installed_at)
    return [(organisation, SubAccount("s1", "o1", "default", "Norr", "sv", "Europe/Stockholm"))]


@pytest.fixture
async def scene(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Scene]:
    norr = Norr("Norr", rotates=True)
    server = SlackStandIn("", norr, latency_seconds=0.1)
    await server.start()
    storage = await open_storage(sqlite_url, Senders({}), SECRET)
    yield Scene(storage, server, norr, datetime.now(UTC))
    await storage.close()
    await server.stop()


async def ask(program: Program, norr: Norr) -> bool:
    answer = await program.slack.call(norr.id, "auth.test")
    return bool(answer["ok"])


async def closed(*programs: Program) -> None:
    for program in programs:
        await program.slack.close()


async def test_a_fresh_token_is_used_as_it_is(scene: Scene) -> None:
    await scene.install()
    program = scene.program()
    assert await ask(program, scene.norr)
    assert scene.renewals == 0
    await closed(program)


async def test_a_token_that_expires_within_two_hours_is_renewed_once(scene: Scene) -> None:
    await scene.install(timedelta(minutes=119))
    program = scene.program()
    assert all([await ask(program, scene.norr) for _ in range(3)])
    assert scene.renewals == 1
    await closed(program)


async def test_many_programs_that_need_an_expired_token_at_once_use_its_refresh_token_once(scene: Scene) -> None:
    await scene.install(timedelta(seconds=-1))
    programs = [scene.program() for _ in range(6)]
    asked = [ask(program, scene.norr) for program in programs for _ in range(5)]
    assert all(await asyncio.gather(*asked))
    assert scene.renewals == 1
    assert scene.server.complaints == []
    await closed(*programs)


async def test_a_token_that_slack_refuses_before_its_time_is_renewed_too(scene: Scene) -> None:
    await scene.install()
    scene.norr.tokens[-1].expires_at = 0.0
    program = scene.program()
    assert await ask(program, scene.norr)
    assert scene.renewals == 1
    await closed(program)


async def test_while_a_token_lives_a_failed_renewal_keeps_nobody(scene: Scene) -> None:
    await scene.install(timedelta(minutes=30))
    scene.server.faults.coming["oauth.v2.access", ANYWHERE] = [Fault.DROPPED_AFTERWARDS]
    program = scene.program()
    assert await ask(program, scene.norr)
    assert await ask(program, scene.norr)
    assert scene.renewals == 1  # Slack may have taken it: nobody tries at once again
    await closed(program)


async def test_without_any_token_that_lives_the_failure_is_told(scene: Scene) -> None:
    await scene.install(timedelta(seconds=-1))
    scene.server.faults.coming["oauth.v2.access", ANYWHERE] = [Fault.DROPPED_AFTERWARDS]
    program = scene.program()
    with pytest.raises(SlackUnclear):
        await ask(program, scene.norr)
    await closed(program)


async def test_a_refresh_token_that_slack_takes_no_more_means_that_the_workspace_is_gone(scene: Scene) -> None:
    await scene.install(timedelta(seconds=-1))
    for token in scene.norr.refresh_tokens:
        scene.norr.refresh_tokens[token] = True
    program = scene.program()
    with pytest.raises(WorkspaceGone):
        await ask(program, scene.norr)
    await closed(program)


async def test_where_we_are_not_installed_nothing_is_asked(scene: Scene) -> None:
    program = scene.program()
    with pytest.raises(SlackError):
        await program.slack.call("T0NOBODY", "auth.test")
    assert scene.server.calls == []
    await closed(program)
