"""Which workspace the bot token of the settings is for: Slack says so itself, or a request that it has signed."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackError, SlackRefused
from bot.channels.slack.workspaces import Workspaces
from bot.domain.workspace import Workspace, WorkspaceTaken, WorkspaceTokens
from bot.logs import told
from bot.settings import SlackApp

log = logging.getLogger(__name__)

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.5, 60.0


class OwnWorkspace:
    def __init__(
        self, app: SlackApp, workspaces: Workspaces, slack: Slack, organisation: str, real: Callable[[], datetime]
    ) -> None:
        """`organisation` is the default one's id: the workspace of the settings is its."""
        self._app, self._workspaces, self._slack = app, workspaces, slack
        self._organisation, self._real = organisation, real
        self._id = ""  # as Slack says; empty until it has answered
        self._is_unsaid = bool(app.bot_token)  # by Slack: neither which it is, nor that the token is none
        self._looking: asyncio.Task[None] | None = None
        self._writing = asyncio.Lock()  # what a request has told must not come after what Slack has

    def begin(self) -> None:
        """Asks Slack, again and again until it answers. To be called when the server listens."""
        if self._app.bot_token and self._looking is None:
            self._looking = asyncio.create_task(self._look())

    async def stop(self) -> None:
        if self._looking:
            self._looking.cancel()
            await asyncio.wait({self._looking})

    def may_be(self, id: str) -> bool:
        """Whether a workspace without tokens of its own is the one that the settings speak for."""
        return bool(self._app.bot_token) and self._id in ("", id)

    def may_come(self) -> bool:
        """Whether a workspace that is not known may turn out to be it: Slack has not answered yet."""
        return self._is_unsaid

    async def learn(self, id: str, name: str, app: str) -> Workspace | None:
        """Before Slack has said so, the first workspace that Slack signs for is it: a token has no other."""
        if not self._app.bot_token or self._app.may_be_installed:
            return None
        async with self._writing:
            if known := await self._workspaces.find(id):
                return known if known.removed_at is None and self._id == id else None
            if self._id or await self._workspaces.of_settings():
                return None
            return await self._keep(Workspace(id, self._organisation, name or id, "", "", app, "", "", self._real()))

    async def _look(self) -> None:
        wait = FIRST_WAIT_SECONDS
        while not self._id:
            try:
                await self._take(await self._slack.ask("", "auth.test", token=self._app.bot_token))
            except SlackError as error:
                self._is_unsaid = self._is_unsaid and not isinstance(error, SlackRefused)
                log.warning("which workspace the bot token is for is not known yet: %s", error)
            except WorkspaceTaken as taken:
                log.error("VOUCHLINE_SLACK_BOT_TOKEN is of %s, which another organisation has connected", taken)
                self._is_unsaid = False
                return
            except Exception as error:
                log.warning("which workspace the bot token is for could not be kept: %s", told(error))
            if not self._id:
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT_SECONDS)

    async def _take(self, said: Mapping[str, Any]) -> None:
        is_enterprise = said.get("is_enterprise_install") is True
        id = str(said.get("enterprise_id" if is_enterprise else "team_id") or "")
        if not id:
            log.warning("Slack does not say which workspace the bot token is for")
            return
        async with self._writing:
            await self._keep(self._said(id, said, await self._workspaces.find(id)))
            await self._forget_others(id)
            self._id, self._is_unsaid = id, False

    def _said(self, id: str, said: Mapping[str, Any], before: Workspace | None) -> Workspace:
        is_new = before is None or before.removed_at is not None
        return Workspace(
            id=id,
            organisation=self._organisation,
            name=str(said.get("team") or id),
            bot_user=str(said.get("user_id") or ""),
            bot=str(said.get("bot_id") or ""),
            app=str(said.get("app_id") or (before.app if before else "")),
            scopes=before.scopes if before else "",
            installed_by=before.installed_by if before else "",
            installed_at=self._real() if before is None or is_new else before.installed_at,
        )

    async def _keep(self, workspace: Workspace) -> Workspace:
        return await self._workspaces.install(replace(workspace, removed_at=None), WorkspaceTokens())

    async def _forget_others(self, id: str) -> None:
        """Another token was set before, of another workspace: nothing reaches that one any more."""
        for other in await self._workspaces.of_settings():
            if other != id:
                log.warning("the bot token is of workspace %s now, and no more of %s", id, other)
                await self._workspaces.remove(other)
