"""Being installed in a workspace: bolt's flow with our states, our store, and cookies that work on loopback, too."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt import BoltResponse
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.oauth import OAuthStateUtils
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.answers import FAILURES
from bot.channels.slack.manifest import INSTALL_PATH, REDIRECT_PATH, SCOPES
from bot.channels.slack.stores import ORGANISATION, InstallationStore, NotKept, StateStore
from bot.channels.slack.workspaces import States, Workspaces
from bot.settings import SlackApp

log = logging.getLogger(__name__)

OUTCOME = "vouchline_outcome"
STATE_SECONDS = 600
NO_CLIENT = "none"  # bolt looks for one in the environment when it is given nothing


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an installation came out, for the page that tells it."""

    status: int
    reason: str = ""  # empty when it is installed
    app: str = ""
    team: str = ""
    name: str = ""
    cookie: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    address: str  # of Slack's page that asks
    cookie: str


class StateCookie(OAuthStateUtils):
    """Binds the state to the browser that began. Marked as secure wherever there is TLS."""

    def __init__(self, is_secure: bool) -> None:
        super().__init__(expiration_seconds=STATE_SECONDS)
        self._flags = f"HttpOnly; SameSite=Lax; Path=/{'; Secure' if is_secure else ''}"

    def build_set_cookie_for_new_state(self, state: str) -> str:
        return f"{self.cookie_name}={state}; {self._flags}; Max-Age={self.expiration_seconds}"

    def build_set_cookie_for_deletion(self) -> str:
        return f"{self.cookie_name}=; {self._flags}; Max-Age=0"


class InstallFlow(AsyncOAuthFlow):
    """Carries the organisation that an installation is meant for from its first page to its last."""

    def __init__(self, client: AsyncWebClient, settings: AsyncOAuthSettings, states: States) -> None:
        super().__init__(client=client, logger=log, settings=settings)
        self._states = states

    async def begin(self, organisation: str) -> Begun:
        """`organisation` is empty where the workspace gets one of its own."""
        request = AsyncBoltRequest(body="", context={ORGANISATION: organisation})
        response = await self.handle_installation(request)
        return Begun(response.headers["location"][0], response.headers["set-cookie"][0])

    async def finish(self, query: Mapping[str, str], cookie: str) -> Outcome:
        request = AsyncBoltRequest(body="", query=dict(query), headers={"cookie": cookie})
        try:
            await self.handle_callback(request)
        except FAILURES as error:
            log.warning("an installation was not finished: %s", type(error).__name__)
            return Outcome(502, "unreachable")
        outcome: Outcome = request.context[OUTCOME]
        return outcome

    async def issue_new_state(self, request: AsyncBoltRequest) -> str:
        return await self.settings.state_store.async_issue(organisation=request.context[ORGANISATION])

    async def store_installation(self, request: AsyncBoltRequest, installation: Installation) -> None:
        state = request.query["state"][0]
        installation.set_custom_value(ORGANISATION, await self._states.meant_for(state))
        await super().store_installation(request, installation)


def install_flow(
    app: SlackApp, client: AsyncWebClient, base_url: str, workspaces: Workspaces, states: States
) -> InstallFlow:
    """Made even where there is nothing to install, as bolt would otherwise look for settings in the environment."""
    cookie = StateCookie(is_secure=base_url.startswith("https://"))
    settings = AsyncOAuthSettings(
        client_id=app.client_id or NO_CLIENT,
        client_secret=app.client_secret or NO_CLIENT,
        scopes=list(SCOPES),
        user_scopes=[],
        redirect_uri=f"{base_url}{REDIRECT_PATH}",
        install_path=INSTALL_PATH,
        redirect_uri_path=REDIRECT_PATH,
        install_page_rendering_enabled=False,
        callback_options=_callbacks(cookie),
        authorization_url=app.authorize_url,
        installation_store=InstallationStore(workspaces),
        state_store=StateStore(states),
    )
    settings.state_utils = cookie
    return InstallFlow(client, settings, states)


def _callbacks(cookie: StateCookie) -> AsyncCallbackOptions:
    async def installed(args: AsyncSuccessArgs) -> BoltResponse:
        one = args.installation
        name = (one.enterprise_name if one.is_enterprise_install else one.team_name) or ""
        spent = cookie.build_set_cookie_for_deletion()
        return _came_to(args.request, Outcome(200, "", one.app_id or "", one.team_id or "", name, spent))

    async def failed(args: AsyncFailureArgs) -> BoltResponse:
        error = args.error
        reason = error.reason if isinstance(error, NotKept) else args.reason
        status = 409 if reason == "workspace_taken" else args.suggested_status_code
        log.warning("an installation was not finished: %s", type(error).__name__ if error else "refused")
        return _came_to(args.request, Outcome(status, reason, cookie=cookie.build_set_cookie_for_deletion()))

    return AsyncCallbackOptions(success=installed, failure=failed)


def _came_to(request: AsyncBoltRequest, outcome: Outcome) -> BoltResponse:
    request.context[OUTCOME] = outcome
    return BoltResponse(status=outcome.status)
