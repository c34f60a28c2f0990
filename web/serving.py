"""Serves until SIGTERM or SIGINT: the server first, since the sandbox's provider is in it, then the loops; and back."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager

from aiohttp import web

from bot.engine.roles import ProgramRole
from bot.errors import SettingRefused
from bot.settings import Settings
from bot.wiring import Vouchline, open_vouchline
from web.app import make_app
from web.mail_door import mail_door
from web.unreadable import Runner

log = logging.getLogger(__name__)

LAST_REQUESTS_SECONDS = 1.5  # a stop takes less than 8 s in all

Tell = Callable[[str], object]


async def serve(settings: Settings, roles: Collection[ProgramRole], tell: Tell) -> None:
    stopped = _stop_signal()
    vouchline = await open_vouchline(settings)
    try:
        async with _listening(vouchline, roles), mail_door(vouchline, roles):
            await vouchline.begin(roles)
            _keep_what_stays()
            _tell_where(settings, roles, tell)
            await stopped.wait()
            log.info("stopping")
            await vouchline.rest()
    finally:
        await vouchline.close()


@asynccontextmanager
async def _listening(vouchline: Vouchline, roles: Collection[ProgramRole]) -> AsyncIterator[None]:
    if ProgramRole.WEB not in roles:
        yield
        return
    settings = vouchline.settings
    # No access log: the paths hold the tokens of personal links.
    runner = Runner(make_app(vouchline), access_log=None, shutdown_timeout=LAST_REQUESTS_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port, backlog=1024).start()
    except OSError as error:
        await runner.cleanup()
        raise SettingRefused(
            "VOUCHLINE_PORT", settings.port, f"cannot listen on {settings.host}: {error.strerror}"
        ) from error
    try:
        yield
    finally:
        await runner.cleanup()


def _keep_what_stays() -> None:
    """What a start leaves is never looked through again for garbage: that took 0.3 s, while somebody waited."""
    gc.collect()
    gc.freeze()


def _stop_signal() -> asyncio.Event:
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped


def _tell_where(settings: Settings, roles: Collection[ProgramRole], tell: Tell) -> None:
    if ProgramRole.WEB not in roles:
        tell(f"Vouchline plays {', '.join(sorted(roles))}.")
        return
    tell(f"Vouchline is at {settings.base_url}")
    if settings.mail_door:
        tell(f"Mail to {settings.mail_door_domain} comes in at {settings.mail_door}")
    if settings.has_sandbox:
        tell(f"The sandbox, with Slack and phones: {settings.base_url}/sandbox")
    elif not settings.has_provider:
        tell("No messages can be sent: neither a provider nor the sandbox is set.")
