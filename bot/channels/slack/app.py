"""The bolt app: every kind of interaction leads to the seat, and each is acknowledged, unknown ones too.

Scars: left to itself bolt asks Slack who we are before each acknowledgement, polls for it every 10 ms, drops events of
our own posts, and takes tokens, clients and stores from `SLACK_*` in the environment. All of it is said here instead.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.listening import Listening
from bot.channels.slack.manifest import HOME_OPENED, METADATA_POSTED, TOKENS_REVOKED, UNINSTALLED, USER_CHANGED
from bot.channels.slack.seat import Answer
from bot.domain.workspace import Workspace
from bot.settings import SlackApp

bolt_log = logging.getLogger("bot.channels.slack.bolt")
bolt_log.setLevel(logging.ERROR)

ANY = re.compile("")
WORKSPACE, HEARD, AFTER = "vouchline_workspace", "vouchline_heard", "vouchline_after"
FAILURE = "vouchline_failure"

Body = Mapping[str, Any]
Listener = Callable[[Body, Workspace], Awaitable[Answer]]


class KnownWorkspace(AsyncAuthorize):
    """The workspace was found before bolt is asked, and tokens are for later: nothing is looked up here."""

    def __init__(self) -> None: ...

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)


def bolt_app(app: SlackApp, client: AsyncWebClient, flow: AsyncOAuthFlow, listening: Listening) -> AsyncApp:
    bolt = AsyncApp(
        name="vouchline",
        logger=bolt_log,
        signing_secret=app.signing_secret,
        verification_token="",
        client=client,
        authorize=KnownWorkspace(),
        oauth_flow=flow,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,  # done before, over the bytes that came
        ssl_check_enabled=False,  # likewise, and only when signed
        ignoring_self_events_enabled=False,
    )
    bolt.command(ANY)(_acking(listening.command))
    bolt.block_action(ANY)(_acking(listening.action))
    bolt.view_submission(ANY)(_acking(listening.submission))
    bolt.view_closed(ANY)(_nothing)
    bolt.block_suggestion(ANY)(_acking(listening.suggestion))
    bolt.shortcut(ANY)(_acking(listening.shortcut))
    bolt.event(HOME_OPENED)(_acking(listening.home))
    bolt.event(METADATA_POSTED)(_acking(listening.echo))
    bolt.event(USER_CHANGED)(_acking(listening.profile))
    bolt.event(UNINSTALLED)(_acking(listening.removal))
    bolt.event(TOKENS_REVOKED)(_acking(listening.removal))
    bolt.error(_failed)
    return bolt


def request_of(body: dict[str, Any]) -> AsyncBoltRequest:
    """As over a socket: the body is read and verified already. Raises `ValueError` for what is none of Slack's."""
    try:
        return AsyncBoltRequest(body=body, mode="socket_mode")
    except (AttributeError, TypeError, KeyError, IndexError) as error:
        raise ValueError(type(error).__name__) from error


def _acking(listener: Listener) -> Callable[..., Awaitable[BoltResponse]]:
    async def listen(body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
        context[HEARD] = True
        answer = await listener(body, context[WORKSPACE])
        context[AFTER] = answer.after
        return BoltResponse(status=200, body=answer.body or "")

    return listen


async def _nothing(ack: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
    return await ack()


async def _failed(error: Exception, context: AsyncBoltContext) -> BoltResponse:
    """What nobody listens for is acknowledged; every other failure is left to whoever has asked bolt."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    context[FAILURE] = error
    return BoltResponse(status=500, body="")
