"""Opens the sandbox's network and workspace with the application, and closes them."""

from collections.abc import AsyncIterator

from aiohttp import web

from bot.channels.sandbox import calling
from bot.channels.sandbox.network import Network, Stores
from bot.channels.sandbox.slack import place
from bot.channels.sandbox.slack.workspace import Workspace
from bot.settings import Settings
from bot.storage.sandbox_contents import SandboxContentStore
from bot.storage.sandbox_messages import SandboxMessageStore
from bot.storage.sandbox_phones import SandboxPhoneStore
from bot.storage.sandbox_slack import SandboxSlackStore
from web.keys import VOUCHLINE
from web.sandbox.keys import NETWORK, WORKSPACE


def mount_sandbox(app: web.Application) -> None:
    settings = app[VOUCHLINE].settings
    if settings.has_sandbox:
        app.cleanup_ctx.append(_network)
    if settings.has_sandbox_slack:
        app.cleanup_ctx.append(_workspace)


async def _network(app: web.Application) -> AsyncIterator[None]:
    vouchline = app[VOUCHLINE]
    stores = Stores(SandboxMessageStore(), SandboxContentStore(), SandboxPhoneStore())
    app[NETWORK] = opened = Network(_twilios(vouchline.settings), stores, vouchline.clock)
    await opened.resume()
    yield
    await opened.close()


async def _workspace(app: web.Application) -> AsyncIterator[None]:
    vouchline = app[VOUCHLINE]
    app[WORKSPACE] = opened = Workspace(_slacks(vouchline.settings), SandboxSlackStore(), vouchline.clock)
    yield
    await opened.close()


def _twilios(settings: Settings) -> calling.Place:
    account = settings.twilio
    assert account, "the sandbox is an account"
    return calling.Place(account.account_sid, account.auth_tokens[0], settings.base_url, settings.local_url)


def _slacks(settings: Settings) -> place.Place:
    app = settings.slack
    assert app, "the sandbox is a workspace"
    client = (app.client_id, app.client_secret)
    return place.Place(app.signing_secret, app.bot_token, settings.base_url, settings.local_url, *client)
