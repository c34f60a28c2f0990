"""What each kind of interaction leads to: the seat, or what is kept of the workspace itself."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.channels.slack import payloads
from bot.channels.slack.manifest import UNINSTALLED
from bot.channels.slack.seat import Answer, Echoed, Seat
from bot.channels.slack.workspaces import Workspaces
from bot.domain.workspace import Workspace

Body = Mapping[str, Any]
EchoTold = Callable[[Echoed], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Listening:
    seat: Seat
    workspaces: Workspaces
    echo_told: EchoTold | None = None

    async def command(self, body: Body, workspace: Workspace) -> Answer:
        return await self.seat.command(payloads.command(body, workspace))

    async def action(self, body: Body, workspace: Workspace) -> Answer:
        """The answer to a press has no words in it: Slack takes none."""
        answer = await self.seat.pressed(payloads.pressed(body, workspace))
        return Answer(after=answer.after)

    async def submission(self, body: Body, workspace: Workspace) -> Answer:
        return await self.seat.submitted(payloads.submitted(body, workspace))

    async def suggestion(self, body: Body, workspace: Workspace) -> Answer:
        return await self.seat.suggested(payloads.suggested(body, workspace))

    async def shortcut(self, body: Body, workspace: Workspace) -> Answer:
        answer = await self.seat.shortcut(payloads.shortcut(body, workspace))
        return Answer(after=answer.after)

    async def home(self, body: Body, workspace: Workspace) -> Answer:
        """Its other tab is our messages to them, which need no drawing."""
        if body["event"].get("tab", "home") != "home":
            return Answer()
        answer = await self.seat.home_opened(payloads.home_opened(body, workspace))
        return Answer(after=answer.after)

    async def profile(self, body: Body, workspace: Workspace) -> Answer:
        return await self.seat.profile_changed(payloads.profile_changed(body, workspace))

    async def echo(self, body: Body, workspace: Workspace) -> Answer:
        if not _is_our_own(body["event"], workspace):
            return Answer()
        return Answer(after=partial(self._echoed, payloads.echoed(body, workspace)))

    async def removal(self, body: Body, workspace: Workspace) -> Answer:
        """Slack tells of it minutes later, too: what was installed since then stays."""
        happened_at = float(body.get("event_time") or workspace.installed_at.timestamp())
        if happened_at >= int(workspace.installed_at.timestamp()) and _concerns_us(body["event"], workspace):
            await self.workspaces.remove(workspace.id)
        return Answer()

    async def _echoed(self, echo: Echoed) -> None:
        await self.workspaces.echoed(echo.workspace)
        if self.echo_told:
            await self.echo_told(echo)


def _is_our_own(event: Body, workspace: Workspace) -> bool:
    """Another app may write what looks like ours."""
    pairs = ((event.get("app_id"), workspace.app), (event.get("bot_id"), workspace.bot))
    return all(not (theirs and ours) or theirs == ours for theirs, ours in pairs)


def _concerns_us(event: Body, workspace: Workspace) -> bool:
    """People's own tokens may be revoked one by one; we have none of those."""
    if event.get("type") == UNINSTALLED:
        return True
    revoked = event.get("tokens")
    bots = revoked.get("bot") if isinstance(revoked, Mapping) else None
    return isinstance(bots, list) and bool(bots) and (not workspace.bot_user or workspace.bot_user in bots)
