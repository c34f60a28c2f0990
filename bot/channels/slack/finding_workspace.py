"""Which workspace a request comes from: one that we are installed in, by itself or by its whole enterprise."""

from dataclasses import dataclass

from bot.channels.slack.own_workspace import OwnWorkspace
from bot.channels.slack.workspaces import Workspaces
from bot.domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request says it comes from. Slack has signed it."""

    team: str
    enterprise: str
    is_enterprise_install: bool
    name: str
    app: str

    @property
    def ids(self) -> tuple[str, ...]:
        both = (self.enterprise, self.team) if self.is_enterprise_install else (self.team, self.enterprise)
        return tuple(one for one in both if one)


@dataclass(frozen=True, slots=True)
class FindWorkspace:
    workspaces: Workspaces
    own: OwnWorkspace

    async def __call__(self, origin: Origin) -> Workspace | None:
        """At most two indexed reads, but for the very first request of all."""
        for id in origin.ids:
            if found := await self._installed(id):
                return found
        return await self._learnt(origin)

    async def _installed(self, id: str) -> Workspace | None:
        found = await self.workspaces.find(id)
        if found is None or found.removed_at is not None:
            return None
        tokens = await self.workspaces.tokens(id)
        return found if tokens and (tokens.token or self.own.may_be(id)) else None

    async def _learnt(self, origin: Origin) -> Workspace | None:
        return await self.own.learn(origin.ids[0], origin.name, origin.app) if origin.ids else None
