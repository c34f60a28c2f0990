"""Answers that are on their way for long, as on a slow line: what people do meanwhile must stay."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page, Route


@asynccontextmanager
async def held(page: Page, path: str) -> AsyncIterator[None]:
    """What the page asks for there is answered afterwards."""
    is_over = asyncio.Event()

    async def later(route: Route) -> None:
        await is_over.wait()
        await route.continue_()

    await page.route(path, later)
    try:
        yield
    finally:
        is_over.set()
