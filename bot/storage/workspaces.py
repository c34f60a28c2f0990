"""The workspaces as the Slack channel sees them: with tokens opened, and remembered for a few seconds."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.organisation import Organisation, SubAccount
from bot.domain.workspace import Workspace, WorkspaceTokens
from bot.ports import StorageUnreachable
from bot.storage.database import Database
from bot.storage.repositories import workspaces
from bot.storage.repositories.workspaces import Kept
from bot.storage.sealing import Seal

REMEMBERED_SECONDS = 3.0
MOST_REMEMBERED = 2_000
LEASE = timedelta(seconds=30)
ECHOES_EVERY = timedelta(seconds=30)
NewOrganisations = Callable[[Workspace], Sequence[tuple[Organisation, SubAccount]]]


class SqlWorkspaces:
    """Meets `bot.channels.slack.workspaces.Workspaces`."""

    def __init__(
        self, database: Database, secret: bytes, real: Callable[[], datetime], new_organisations: NewOrganisations
    ) -> None:
        """`new_organisations` are those that a workspace may get as its own, the best name first."""
        self._database, self._seal, self._real = database, Seal(secret), real
        self._new_organisations = new_organisations
        self._remembered: dict[str, tuple[float, Kept]] = {}
        self._forgotten = 0  # how often: what was read before counts no more

    async def find(self, id: str) -> Workspace | None:
        kept = await self._kept(id)
        return kept.workspace if kept else None

    async def tokens(self, id: str, *, fresh: bool = False) -> WorkspaceTokens | None:
        """None where we are not installed. Raises `SealBroken`."""
        kept = await self._kept(id, fresh=fresh)
        return kept.opened(self._seal) if kept and kept.workspace.removed_at is None else None

    async def of_settings(self) -> list[str]:
        return await workspaces.of_settings(self._database)

    async def install(self, workspace: Workspace, tokens: WorkspaceTokens) -> Workspace:
        new = () if workspace.organisation else self._new_organisations(workspace)
        installed = await workspaces.install(self._database, workspace, tokens, self._seal, new)
        self._forget(workspace.id)
        return installed

    async def remove(self, id: str) -> None:
        await workspaces.remove(self._database, id, self._real())
        self._forget(id)

    async def echoed(self, id: str) -> None:
        now = self._real()
        await workspaces.echoed(self._database, id, now, now - ECHOES_EVERY)

    async def lease(self, id: str, tokens: WorkspaceTokens) -> bool:
        kept = await self._holding(id, tokens)
        now = self._real()
        return kept is not None and await workspaces.lease(self._database, kept, now + LEASE, now)

    async def renew(self, id: str, spent: WorkspaceTokens, tokens: WorkspaceTokens) -> bool:
        kept = await self._holding(id, spent)
        renewed = kept is not None and await workspaces.renew(self._database, kept, tokens, self._seal)
        self._forget(id)
        return renewed

    async def let_go(self, id: str, tokens: WorkspaceTokens) -> None:
        if kept := await self._holding(id, tokens):
            await workspaces.let_go(self._database, kept)

    async def _holding(self, id: str, tokens: WorkspaceTokens) -> Kept | None:
        """The workspace, if it still has that refresh token."""
        kept = await self._kept(id, fresh=True)
        return kept if kept and kept.opened(self._seal).refresh_token == tokens.refresh_token else None

    async def _kept(self, id: str, *, fresh: bool = False) -> Kept | None:
        """Only what was found is remembered: a workspace that has just been installed is known at once."""
        until, remembered = self._remembered.get(id, (0.0, None))
        if remembered and not fresh and time.monotonic() < until:
            return remembered
        forgotten = self._forgotten
        try:
            kept = await workspaces.find(self._database, id)
        except StorageUnreachable:
            if remembered and not fresh:  # what people do meanwhile is spooled, if only we know whose it is
                return remembered
            raise
        if kept and forgotten == self._forgotten:
            self._remember(kept)
        return kept

    def _remember(self, kept: Kept) -> None:
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[kept.workspace.id] = time.monotonic() + REMEMBERED_SECONDS, kept

    def _forget(self, id: str) -> None:
        self._remembered.pop(id, None)
        self._forgotten += 1
