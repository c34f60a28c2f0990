"""Mails that pages send: written after the page is answered, so that its time tells nothing of who is a user."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from aiohttp import web

from bot.logs import told
from bot.ports.mail import MailNotSent

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 3.0  # a stop takes less than 8 s in all


class Letters:
    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, work: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.create_task(_logged(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def rest(self, patience_seconds: float = PATIENCE_SECONDS) -> None:
        """Lets what is under way come to its end, for a few seconds at most."""
        for task in (await asyncio.wait(self._running, timeout=patience_seconds))[1] if self._running else ():
            task.cancel()


LETTERS = web.AppKey("letters", Letters)


def mount_letters(app: web.Application) -> None:
    app[LETTERS] = Letters()
    app.cleanup_ctx.append(_resting)


async def _resting(app: web.Application) -> AsyncIterator[None]:
    yield
    await app[LETTERS].rest()


async def _logged(work: Callable[[], Awaitable[None]]) -> None:
    """Whoever waits for the mail asks again; whoever runs this reads why it did not come."""
    try:
        await work()
    except Exception as error:
        log.error("a mail was not sent: %s", error if isinstance(error, MailNotSent) else told(error))
