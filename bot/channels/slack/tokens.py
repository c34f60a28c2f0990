"""The token of each workspace, renewed before it expires; a refresh token works once, so one program uses it."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackBusy, SlackError, SlackNotReached, SlackRefused, WorkspaceGone
from bot.channels.slack.workspaces import Workspaces
from bot.domain.workspace import WorkspaceTokens
from bot.settings import SlackApp

log = logging.getLogger(__name__)

RENEWED_BEFORE = timedelta(hours=2)  # of the twelve hours that a token lives
LOOKS, LOOK_SECONDS = 40, 0.25  # at what another program is renewing


class Tokens:
    """Meets `calls.TokenSource`."""

    def __init__(
        self,
        workspaces: Workspaces,
        slack: Slack,
        app: SlackApp,
        real: Callable[[], datetime],
        may_come: Callable[[], bool] = lambda: False,
    ) -> None:
        """`may_come`: whether one that is not known may yet turn out to be that of the settings' token."""
        self._workspaces, self._slack, self._app, self._real = workspaces, slack, app, real
        self._may_come = may_come
        self._renewing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def token(self, workspace: str, *, instead_of: str = "") -> str:
        held = await self._held(workspace, fresh=bool(instead_of))
        if not held.token:
            return self._app.bot_token
        if held.refresh_token and (held.token == instead_of or self._expires_within(held, RENEWED_BEFORE)):
            return await self._renewed(workspace, held.token, held.token == instead_of)
        return held.token

    async def _held(self, workspace: str, *, fresh: bool = False) -> WorkspaceTokens:
        may_come = self._may_come()  # asked first: it may be known by the time that we look
        held = await self._workspaces.tokens(workspace, fresh=fresh)
        if held is None and may_come:
            raise SlackNotReached(f"whether the bot token is for {workspace} is not known yet")
        if held is None or not (held.token or self._app.bot_token):
            raise WorkspaceGone(workspace, "not_installed")
        return held

    async def _renewed(self, workspace: str, old: str, was_refused: bool) -> str:
        async with self._renewing[workspace]:
            held = await self._held(workspace, fresh=True)
            if held.token != old:
                return held.token
            if not await self._workspaces.lease(workspace, held):
                return await self._from_the_other(workspace, held, was_refused)
            return await self._renew(workspace, held, was_refused)

    async def _renew(self, workspace: str, held: WorkspaceTokens, was_refused: bool) -> str:
        try:
            answer = await self._slack.ask(
                workspace,
                "oauth.v2.access",
                grant_type="refresh_token",
                refresh_token=held.refresh_token,
                client_id=self._app.client_id,
                client_secret=self._app.client_secret,
            )
        except SlackError as error:
            return await self._not_renewed(workspace, held, was_refused, error)
        newer = tokens_in(answer, self._real())
        await self._workspaces.renew(workspace, held, newer)
        return (await self._held(workspace, fresh=True)).token

    async def _not_renewed(self, workspace: str, held: WorkspaceTokens, was_refused: bool, error: SlackError) -> str:
        """The lease stays where Slack may have taken the refresh token: nobody tries again at once."""
        log.warning("workspace %s: its token was not renewed: %s", workspace, error)
        if isinstance(error, SlackBusy | SlackNotReached):
            await self._workspaces.let_go(workspace, held)
        if not was_refused and not self._expires_within(held, timedelta(0)):
            return held.token
        if isinstance(error, SlackRefused):
            raise WorkspaceGone(workspace, error.error) from error
        raise error

    async def _from_the_other(self, workspace: str, held: WorkspaceTokens, was_refused: bool) -> str:
        """Another program is renewing it. The old one does as long as it lives."""
        if not was_refused and not self._expires_within(held, timedelta(0)):
            return held.token
        for _ in range(LOOKS):
            await asyncio.sleep(LOOK_SECONDS)
            if (now := await self._held(workspace, fresh=True)).token != held.token:
                return now.token
        raise SlackNotReached(f"the token of {workspace} is being renewed")

    def _expires_within(self, held: WorkspaceTokens, time: timedelta) -> bool:
        return held.expires_at is not None and held.expires_at <= self._real() + time


def tokens_in(answer: Mapping[str, Any], now: datetime) -> WorkspaceTokens:
    """Of what `oauth.v2.access` answers. Without rotation there is neither a refresh token nor an end."""
    expires_in = answer.get("expires_in")
    expires_at = now + timedelta(seconds=int(expires_in)) if expires_in else None
    return WorkspaceTokens(str(answer["access_token"]), str(answer.get("refresh_token") or ""), expires_at)
