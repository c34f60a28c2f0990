"""Workspaces: whose they are, that their tokens are sealed, and that a refresh token is used by one program."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.organisation import Organisation, SubAccount
from bot.domain.workspace import NoSuchOrganisation, Workspace, WorkspaceTaken, WorkspaceTokens
from bot.ports import StorageUnreachable
from bot.storage.database import Answer, Database
from bot.storage.opening import Storage
from bot.storage.reading import organisations
from bot.storage.repositories import oauth_states
from bot.storage.repositories.organisations import ensure_organisation
from bot.storage.sealing import SealBroken
from bot.storage.snapshot import Snapshots
from bot.storage.steps import Query, Steps, Transaction
from bot.storage.workspaces import SqlWorkspaces
from tests.storage.conftest import SECRET, MachineClock

TOKENS = WorkspaceTokens("xoxe.xoxb-1", "xoxe-1-one")
NEWER = WorkspaceTokens("xoxe.xoxb-2", "xoxe-1-two")


def a_workspace(machine: MachineClock, id: str = "T1", name: str = "Bar Söder", organisation: str = "") -> Workspace:
    return Workspace(id, organisation, name, "UB", "B1", "A1", "commands", "U1", machine())


def own(workspace: Workspace) -> Sequence[tuple[Organisation, SubAccount]]:
    names = (workspace.name, f"{workspace.name} ({workspace.id})")
    made = [Organisation(f"o {workspace.id} {name}", name, workspace.installed_at) for name in names]
    return [(one, SubAccount(f"s {one.id}", one.id, "default", one.name, "sv", "Europe/Stockholm")) for one in made]


class SlowToTell:
    """A database whose answers can be held back once they are read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.has_read, self.may_tell = asyncio.Event(), asyncio.Event()
        self.may_tell.set()

    async def write(self, transaction: Transaction[Answer], *, single: bool = False) -> Answer:
        return await self._database.write(transaction, single=single)

    async def read(self, transaction: Transaction[Answer]) -> Answer:
        answer = await self._database.read(transaction)
        self.has_read.set()
        await self.may_tell.wait()
        return answer

    def snapshot(self) -> Snapshots:
        return self._database.snapshot()

    async def close(self) -> None: ...


@pytest.fixture
def workspaces(storage: Storage, machine: MachineClock) -> SqlWorkspaces:
    return SqlWorkspaces(storage.database, SECRET, machine, own)


def another_program(storage: Storage, machine: MachineClock, secret: bytes = SECRET) -> SqlWorkspaces:
    return SqlWorkspaces(storage.database, secret, machine, own)


async def test_a_workspace_is_found_as_it_was_installed(workspaces: SqlWorkspaces, machine: MachineClock) -> None:
    installed = await workspaces.install(a_workspace(machine), TOKENS)
    assert await workspaces.find("T1") == installed
    assert await workspaces.tokens("T1") == TOKENS
    assert await workspaces.find("T2") is None


async def test_a_new_workspace_gets_an_organisation_with_a_sub_account(
    workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    installed = await workspaces.install(a_workspace(machine), TOKENS)
    assert (await organisations.one(installed.organisation)).name == "Bar Söder"
    assert [one.key for one in await organisations.sub_accounts(installed.organisation)] == ["default"]


async def test_two_teams_of_one_name_are_two_organisations(workspaces: SqlWorkspaces, machine: MachineClock) -> None:
    first = await workspaces.install(a_workspace(machine, "T1"), TOKENS)
    second = await workspaces.install(a_workspace(machine, "T2"), TOKENS)
    assert first.organisation != second.organisation
    assert (await organisations.one(second.organisation)).name == "Bar Söder (T2)"


async def test_installed_at_the_same_time_by_two_programs_it_gets_one_organisation(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    other = SqlWorkspaces(
        storage.database, SECRET, machine, lambda one: [(replace(o, id=f"x {o.id}"), s) for o, s in own(one)]
    )
    first, second = await asyncio.gather(
        workspaces.install(a_workspace(machine), TOKENS), other.install(a_workspace(machine), TOKENS)
    )
    assert first.organisation == second.organisation


async def test_a_workspace_that_comes_back_is_its_organisations_still(
    workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    before = await workspaces.install(a_workspace(machine), TOKENS)
    await workspaces.remove("T1")
    back = await workspaces.install(a_workspace(machine, name="Renamed"), NEWER)
    assert (back.organisation, back.name, back.removed_at) == (before.organisation, "Renamed", None)
    assert await workspaces.tokens("T1") == NEWER


async def test_of_a_workspace_that_removed_us_no_token_is_kept(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    await workspaces.remove("T1")
    assert await workspaces.tokens("T1") is None
    assert await storage.database.read(lambda: _columns("T1")) == ("", "", None)


async def test_what_was_read_while_it_removed_us_is_not_remembered(storage: Storage, machine: MachineClock) -> None:
    slow = SlowToTell(storage.database)
    workspaces = SqlWorkspaces(slow, SECRET, machine, own)
    await workspaces.install(a_workspace(machine), TOKENS)
    slow.may_tell.clear()
    reading = asyncio.create_task(workspaces.find("T1"))
    await slow.has_read.wait()
    await workspaces.remove("T1")
    slow.may_tell.set()
    await reading
    assert await workspaces.tokens("T1") is None


async def test_an_installation_can_be_meant_for_an_organisation(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    meant, sub_account = own(a_workspace(machine, "T9", name="Café Norr"))[0]
    await ensure_organisation(storage.database, meant, sub_account)
    installed = await workspaces.install(a_workspace(machine, organisation=meant.id), TOKENS)
    assert installed.organisation == meant.id
    again = await workspaces.install(a_workspace(machine), TOKENS)
    assert again.organisation == meant.id


async def test_a_workspace_is_not_moved_to_another_organisation(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    first = await workspaces.install(a_workspace(machine, "T1"), TOKENS)
    second = await workspaces.install(a_workspace(machine, "T2"), TOKENS)
    with pytest.raises(WorkspaceTaken):
        await workspaces.install(a_workspace(machine, "T1", organisation=second.organisation), NEWER)
    kept = await another_program(storage, machine).find("T1")
    assert kept is not None
    assert kept.organisation == first.organisation
    assert await workspaces.tokens("T1", fresh=True) == TOKENS


async def test_no_organisation_is_made_for_a_name_that_a_link_has_wrong(
    workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    with pytest.raises(NoSuchOrganisation):
        await workspaces.install(a_workspace(machine, organisation="nobody"), TOKENS)
    assert await workspaces.find("T1") is None


async def test_the_table_holds_no_token_that_can_be_read(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    token, refresh_token, _ = await storage.database.read(lambda: _columns("T1"))
    for sealed, plain in ((token, TOKENS.token), (refresh_token, TOKENS.refresh_token)):
        assert sealed and plain not in sealed
    with pytest.raises(SealBroken):
        await another_program(storage, machine, b"another secret..").tokens("T1")


async def test_tokens_swapped_between_rows_are_refused(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    await workspaces.install(a_workspace(machine, "T1"), TOKENS)
    await workspaces.install(a_workspace(machine, "T2"), NEWER)
    await storage.database.write(_swap)
    with pytest.raises(SealBroken):
        await workspaces.tokens("T2", fresh=True)


async def test_a_refresh_token_is_leased_to_one_program(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    programs = [another_program(storage, machine) for _ in range(8)]
    leased = await asyncio.gather(*(one.lease("T1", TOKENS) for one in programs))
    assert sorted(leased) == [False] * 7 + [True]


async def test_a_lease_of_a_program_that_died_runs_out(workspaces: SqlWorkspaces, machine: MachineClock) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    assert await workspaces.lease("T1", TOKENS)
    machine.forward(29)
    assert not await workspaces.lease("T1", TOKENS)
    machine.forward(2)
    assert await workspaces.lease("T1", TOKENS)


async def test_what_was_not_used_may_be_leased_again_at_once(workspaces: SqlWorkspaces, machine: MachineClock) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    assert await workspaces.lease("T1", TOKENS)
    await workspaces.let_go("T1", TOKENS)
    assert await workspaces.lease("T1", TOKENS)


async def test_a_spent_refresh_token_is_nobodys(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    assert await workspaces.lease("T1", TOKENS)
    assert await workspaces.renew("T1", TOKENS, replace(NEWER, expires_at=machine() + timedelta(hours=12)))
    assert not await another_program(storage, machine).lease("T1", TOKENS)
    assert not await workspaces.renew("T1", TOKENS, WorkspaceTokens("late", "late"))
    renewed = await another_program(storage, machine).tokens("T1")
    assert renewed is not None
    assert (renewed.token, renewed.expires_at) == (NEWER.token, machine() + timedelta(hours=12))


async def test_an_echo_is_noted_but_not_each_one(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    noted = []
    for wait in (0, 5, 30):
        machine.forward(wait)
        await workspaces.echoed("T1")
        found = await another_program(storage, machine).find("T1")
        noted.append(found and found.echoed_at)
    assert noted[0] == noted[1]
    assert noted[2] == machine()


async def test_an_echo_outlives_a_new_installation(workspaces: SqlWorkspaces, machine: MachineClock) -> None:
    await workspaces.install(a_workspace(machine), TOKENS)
    await workspaces.echoed("T1")
    await workspaces.install(a_workspace(machine), NEWER)
    found = await workspaces.find("T1")
    assert found is not None
    assert found.echoed_at == machine()


async def test_workspaces_without_a_token_here_are_the_settings(
    workspaces: SqlWorkspaces, machine: MachineClock
) -> None:
    await workspaces.install(a_workspace(machine, "T1"), WorkspaceTokens())
    await workspaces.install(a_workspace(machine, "T2"), TOKENS)
    assert await workspaces.of_settings() == ["T1"]


async def test_while_the_database_is_away_a_workspace_is_known_as_it_was(
    storage: Storage, workspaces: SqlWorkspaces, machine: MachineClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.workspaces.REMEMBERED_SECONDS", 0.0)
    installed = await workspaces.install(a_workspace(machine), TOKENS)
    await workspaces.find("T1")
    await storage.close()
    assert await workspaces.find("T1") == installed
    with pytest.raises(StorageUnreachable):
        await workspaces.find("T2")
    with pytest.raises(StorageUnreachable):
        await workspaces.tokens("T1", fresh=True)


async def test_a_state_is_consumed_by_one_of_many(storage: Storage, machine: MachineClock) -> None:
    await oauth_states.begin(storage.database, "s1", "o1", machine())
    consumed = await asyncio.gather(*(oauth_states.consume(storage.database, "s1", machine()) for _ in range(8)))
    assert sorted(consumed) == [False] * 7 + [True]
    assert await oauth_states.meant_for(storage.database, "s1") == "o1"
    assert not await oauth_states.consume(storage.database, "s1", machine())


async def test_whoever_begins_meanwhile_takes_nothing_from_an_installation(
    storage: Storage, machine: MachineClock
) -> None:
    """Else what was meant for an organisation would get one of its own."""
    await oauth_states.begin(storage.database, "s1", "o1", machine())
    assert await oauth_states.consume(storage.database, "s1", machine())
    await oauth_states.begin(storage.database, "s2", "", machine())
    assert await oauth_states.meant_for(storage.database, "s1") == "o1"


async def test_a_state_is_good_for_ten_minutes(storage: Storage, machine: MachineClock) -> None:
    await oauth_states.begin(storage.database, "s1", "", machine())
    machine.forward(601)
    assert not await oauth_states.consume(storage.database, "s1", machine())
    assert not await oauth_states.consume(storage.database, "unknown", machine())


def _columns(id: str) -> Steps[tuple[str, str, int | None]]:
    sql = "SELECT token, refresh_token, token_expires_at FROM slack_workspace WHERE id = $1"
    ((token, refresh_token, expires_at),) = yield Query(sql, [id])
    return token, refresh_token, expires_at


def _swap() -> Steps[None]:
    token, refresh_token, _ = yield from _columns("T1")
    yield Query("UPDATE slack_workspace SET token = $1, refresh_token = $2 WHERE id = 'T2'", [token, refresh_token])
