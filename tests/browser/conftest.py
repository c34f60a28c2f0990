"""One Chromium for each worker, windows for each test, and a site that the tests of a file share."""

from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.chromium import chromium
from tests.browser.shots import take
from tests.browser.site import Site, a_site
from tests.browser.windows import ARGUMENTS, PATIENCE_MS, Windows

HERE = Path(__file__).parent
Shot = Callable[[Page, str], Coroutine[Any, Any, None]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All on the loop on which the browser is."""
    for item in items:
        if item.path.is_relative_to(HERE) and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        patience = 4 * PATIENCE_MS  # all workers begin theirs at once, as everything else begins
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS, timeout=patience)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with a_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest_asyncio.fixture(loop_scope="session")
async def windows(browser: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[Windows]:
    windows = Windows(browser, site.url, is_sharp=request.config.getoption("--shots"))
    yield windows
    await windows.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Shot:
    """`await shot(page, "name")`: a picture for the documents, where `--shots` asks for them."""

    async def taken(page: Page, name: str) -> None:
        if request.config.getoption("--shots"):
            await take(page, name)

    return taken
