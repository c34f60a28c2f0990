"""Opens the sandbox's network with the application, and closes it."""

from collections.abc import AsyncIterator

from aiohttp import web

from bot.channels.sandbox.network import Network, Place
from bot.settings import Settings
from bot.storage.sandbox_messages import SandboxMessageStore
from web.keys import VOUCHLINE
from web.sandbox.keys import NETWORK


def mount_sandbox(app: web.Application) -> None:
    if app[VOUCHLINE].settings.has_sandbox:
        app.cleanup_ctx.append(_network)


async def _network(app: web.Application) -> AsyncIterator[None]:
    vouchline = app[VOUCHLINE]
    app[NETWORK] = network = Network(_place(vouchline.settings), SandboxMessageStore(), vouchline.clock)
    await network.resume()
    yield
    await network.close()


def _place(settings: Settings) -> Place:
    account = settings.twilio
    assert account, "the sandbox is an account"
    return Place(account.account_sid, account.auth_tokens[0], settings.base_url, settings.local_url)
