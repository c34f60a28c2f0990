"""Seeing a step through although the task that asked for it is cancelled meanwhile."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Answer = TypeVar("Answer")


async def surely(step: Coroutine[Any, Any, Answer]) -> Answer:
    """Awaits the step to its end, however often the caller is cancelled, and passes the cancellation on afterwards."""
    task = asyncio.ensure_future(step)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
        except BaseException:
            break  # raised again by task.result()
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # the cancellation speaks louder than what the step met
        raise cancelled
    return task.result()
