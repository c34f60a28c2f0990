"""bolt's two stores of an installation, kept where we keep everything."""

from datetime import UTC, datetime

from slack_bolt.error import BoltError
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.channels.slack.workspaces import States, Workspaces
from bot.domain.workspace import NoSuchOrganisation, Workspace, WorkspaceTaken, WorkspaceTokens

ORGANISATION = "organisation"  # that it is installed into; among what an installation carries for us


class NotKept(BoltError):
    """`reason` is one of `installing.Reason`'s."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class InstallationStore(AsyncInstallationStore):
    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def async_save(self, installation: Installation) -> None:
        """Raises `NotKept`."""
        try:
            await self._workspaces.install(_workspace(installation), _tokens(installation))
        except WorkspaceTaken as taken:
            raise NotKept("workspace_taken") from taken
        except NoSuchOrganisation as unknown:
            raise NotKept("unknown_organisation") from unknown

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        found = await self._workspaces.find(_id(enterprise_id, team_id, is_enterprise_install or False))
        if found is None or found.removed_at:
            return None
        return Bot(
            app_id=found.app,
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token="",  # each call finds its own
            bot_id=found.bot,
            bot_user_id=found.bot_user,
            bot_scopes=found.scopes,
            installed_at=found.installed_at.timestamp(),
        )

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        await self._workspaces.remove(_id(enterprise_id, team_id, team_id is None))

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """We keep nothing of single users."""


class StateStore(AsyncOAuthStateStore):
    def __init__(self, states: States) -> None:
        self._states = states

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        return await self._states.begin(str(kwargs.get(ORGANISATION, "")))

    async def async_consume(self, state: str) -> bool:
        return await self._states.consume(state)


def _workspace(installation: Installation) -> Workspace:
    id = _id(installation.enterprise_id, installation.team_id, installation.is_enterprise_install)
    if not (id and installation.bot_token):
        raise NotKept("invalid_code")
    name = installation.enterprise_name if installation.is_enterprise_install else installation.team_name
    return Workspace(
        id=id,
        organisation=str(installation.custom_values.get(ORGANISATION, "")),
        name=name or id,
        bot_user=installation.bot_user_id or "",
        bot=installation.bot_id or "",
        app=installation.app_id or "",
        scopes=",".join(installation.bot_scopes or ()),
        installed_by=installation.user_id or "",
        installed_at=datetime.fromtimestamp(installation.installed_at, UTC),
    )


def _tokens(installation: Installation) -> WorkspaceTokens:
    ends = installation.bot_token_expires_at
    expires_at = datetime.fromtimestamp(ends, UTC) if ends else None
    return WorkspaceTokens(installation.bot_token or "", installation.bot_refresh_token or "", expires_at)


def _id(enterprise: str | None, team: str | None, is_enterprise_install: bool) -> str:
    return (enterprise if is_enterprise_install else team) or ""
