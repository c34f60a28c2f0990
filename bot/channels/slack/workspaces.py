"""What the Slack channel asks of whoever keeps the workspaces and the installations under way."""

from typing import Protocol

from bot.domain.workspace import Workspace, WorkspaceTokens


class Workspaces(Protocol):
    async def find(self, id: str) -> Workspace | None:
        """One indexed read at most; one that has removed us is found, too."""
        ...

    async def tokens(self, id: str, *, fresh: bool = False) -> WorkspaceTokens | None:
        """None where we are not installed. `fresh`: not as it was remembered."""
        ...

    async def of_settings(self) -> list[str]:
        """The ids of those whose token is in the settings."""
        ...

    async def install(self, workspace: Workspace, tokens: WorkspaceTokens) -> Workspace:
        """Without an organisation it stays what it was, or gets one. Raises `WorkspaceTaken`, `NoSuchOrganisation`."""
        ...

    async def remove(self, id: str) -> None: ...

    async def echoed(self, id: str) -> None:
        """Slack has told us of a post of our own there."""
        ...

    async def lease(self, id: str, tokens: WorkspaceTokens) -> bool:
        """Whether the refresh token is the caller's to use, for half a minute."""
        ...

    async def renew(self, id: str, spent: WorkspaceTokens, tokens: WorkspaceTokens) -> bool:
        """False when it was installed anew meanwhile: then those tokens count."""
        ...

    async def let_go(self, id: str, tokens: WorkspaceTokens) -> None:
        """The refresh token was certainly not used."""
        ...


class States(Protocol):
    """Installations that have been begun."""

    async def begin(self, organisation: str) -> str:
        """A new state. `organisation` is the one it is installed into; empty: one of its own."""
        ...

    async def consume(self, state: str) -> bool:
        """Whether it was begun, and may be finished; the second time it may not."""
        ...

    async def meant_for(self, state: str) -> str:
        """The organisation of a state that was consumed."""
        ...
