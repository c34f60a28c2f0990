"""The workspaces in Slack that we are installed in; tokens are sealed, and a refresh token is used by one program."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.inbox import organisation_lane
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.workspace import NoSuchOrganisation, Workspace, WorkspaceTaken, WorkspaceTokens
from bot.storage.database import Database
from bot.storage.fields import instant, microseconds
from bot.storage.into import INTO, LANE_MET
from bot.storage.records import mapper
from bot.storage.sealing import Place, Seal
from bot.storage.steps import Clash, Into, Query, Steps, Write

TABLE = "slack_workspace"
ROW = mapper(Workspace)
SECRETS = ("token", "refresh_token", "token_expires_at", "refreshing_until")
INSTALLED = Into(TABLE, (*(one for one in ROW.columns if one != "echoed_at"), *SECRETS), Clash.LAST_COUNTS, ("id",))
IF_NAME_FREE = replace(INTO[Organisation], clash=Clash.FIRST_STAYS, key=("name",))

FIND = f"SELECT {ROW.listed()}, {', '.join(SECRETS[:3])} FROM {TABLE} WHERE id = $1"
OF_SETTINGS = f"SELECT id FROM {TABLE} WHERE token = '' AND removed_at IS NULL"
REMOVE = f"UPDATE {TABLE} SET removed_at = $2, token = '', refresh_token = '', token_expires_at = NULL WHERE id = $1"
ECHOED = f"UPDATE {TABLE} SET echoed_at = $2 WHERE id = $1 AND (echoed_at IS NULL OR echoed_at < $3)"
KNOWN = "SELECT 1 FROM organisation WHERE id = $1"
NAMED = "SELECT id FROM organisation WHERE name = $1"
# The sealed tokens never repeat, so they tell whether anybody has renewed them since they were read.
LEASE = f"""UPDATE {TABLE} SET refreshing_until = $3 WHERE id = $1 AND refresh_token = $2
AND (refreshing_until IS NULL OR refreshing_until < $4) RETURNING id"""
RENEW = f"""UPDATE {TABLE} SET token = $3, refresh_token = $4, token_expires_at = $5, refreshing_until = NULL
WHERE id = $1 AND refresh_token = $2 RETURNING id"""
LET_GO = f"UPDATE {TABLE} SET refreshing_until = NULL WHERE id = $1 AND refresh_token = $2"


@dataclass(frozen=True, slots=True)
class Kept:
    """A workspace with its tokens as they lie in the table."""

    workspace: Workspace
    token: str
    refresh_token: str
    expires_at: datetime | None

    def opened(self, seal: Seal) -> WorkspaceTokens:
        """Raises `SealBroken`."""
        token = seal.opened(self.token, _place(self.workspace.id, "token"))
        refresh_token = seal.opened(self.refresh_token, _place(self.workspace.id, "refresh_token"))
        return WorkspaceTokens(token, refresh_token, self.expires_at)


async def find(database: Database, id: str) -> Kept | None:
    """One indexed read; removed ones are found, too."""
    return await database.read(lambda: _find(id))


async def of_settings(database: Database) -> list[str]:
    """Those whose token is not here but in the settings."""
    return [id for (id,) in await database.read(lambda: _rows(Query(OF_SETTINGS)))]


async def install(
    database: Database,
    workspace: Workspace,
    tokens: WorkspaceTokens,
    seal: Seal,
    new: Sequence[tuple[Organisation, SubAccount]] = (),
) -> Workspace:
    """Keeps it, whether it is new or back again; a workspace that was there stays its organisation's.

    Without an organisation it gets the first of `new` whose name nobody has. Raises `WorkspaceTaken` when it is another
    organisation's, and `NoSuchOrganisation`.
    """
    secrets = _sealed(workspace.id, tokens, seal)
    return await database.write(lambda: _install(workspace, secrets, new))


async def remove(database: Database, id: str, at: datetime) -> None:
    await database.write(lambda: _rows(Query(REMOVE, [id, microseconds(at)])))


async def echoed(database: Database, id: str, at: datetime, unless_since: datetime) -> None:
    await database.write(lambda: _rows(Query(ECHOED, [id, microseconds(at), microseconds(unless_since)])))


async def lease(database: Database, kept: Kept, until: datetime, now: datetime) -> bool:
    """Whether the refresh token is the caller's to use, until then at most."""
    values = [kept.workspace.id, kept.refresh_token, microseconds(until), microseconds(now)]
    return bool(await database.write(lambda: _rows(Query(LEASE, values))))


async def renew(database: Database, kept: Kept, tokens: WorkspaceTokens, seal: Seal) -> bool:
    """False when somebody has installed it anew meanwhile: then those tokens count."""
    sealed = _sealed(kept.workspace.id, tokens, seal)[:3]
    return bool(await database.write(lambda: _rows(Query(RENEW, [kept.workspace.id, kept.refresh_token, *sealed]))))


async def let_go(database: Database, kept: Kept) -> None:
    await database.write(lambda: _rows(Query(LET_GO, [kept.workspace.id, kept.refresh_token])))


def _find(id: str) -> Steps[Kept | None]:
    rows = yield Query(FIND, [id])
    if not rows:
        return None
    *row, token, refresh_token, expires_at = rows[0]
    return Kept(ROW.record_of(row), token, refresh_token, instant(expires_at) if expires_at is not None else None)


def _install(
    workspace: Workspace, secrets: tuple[Any, ...], new: Sequence[tuple[Organisation, SubAccount]]
) -> Steps[Workspace]:
    yield Query(f"{{alone {TABLE}}}")
    before = yield from _find(workspace.id)
    owner = yield from _owner(workspace.organisation, before, new)
    installed = replace(workspace, organisation=owner)
    row = dict(zip(ROW.columns, ROW.row(installed), strict=True))
    yield Write({INSTALLED: [(*(row[name] for name in INSTALLED.columns[: -len(SECRETS)]), *secrets)]})
    return installed


def _owner(wanted: str, before: Kept | None, new: Sequence[tuple[Organisation, SubAccount]]) -> Steps[str]:
    if before:
        if wanted and wanted != before.workspace.organisation:
            raise WorkspaceTaken(before.workspace.id)
        return before.workspace.organisation
    if not wanted:
        return (yield from _made(new))
    if not (yield Query(KNOWN, [wanted])):
        raise NoSuchOrganisation(wanted)
    return wanted


def _made(new: Sequence[tuple[Organisation, SubAccount]]) -> Steps[str]:
    for organisation, sub_account in new:
        yield Write({IF_NAME_FREE: [mapper(Organisation).row(organisation)]})
        ((found,),) = yield Query(NAMED, [organisation.name])
        if found == organisation.id:
            yield Write({LANE_MET: [(organisation_lane(organisation.id), "[]", "[]")]})
            yield Write({INTO[SubAccount]: [mapper(SubAccount).row(sub_account)]})
            return organisation.id
    raise NoSuchOrganisation("no name is free")


def _rows(asked: Query) -> Steps[list[Any]]:
    return list((yield asked))


def _sealed(id: str, tokens: WorkspaceTokens, seal: Seal) -> tuple[Any, ...]:
    expires_at = microseconds(tokens.expires_at) if tokens.expires_at else None
    token = seal.closed(tokens.token, _place(id, "token"))
    return token, seal.closed(tokens.refresh_token, _place(id, "refresh_token")), expires_at, None


def _place(id: str, column: str) -> Place:
    return Place(TABLE, id, column)
