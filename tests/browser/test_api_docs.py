"""The documentation of the API, on a phone and on a desk, by day and by night, without a script."""

import pytest
from playwright.async_api import expect

from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_whoever_builds_on_the_api_reads_about_it(site: Site, windows: Windows, shot: Shot, scheme: str) -> None:
    page = await windows.desktop(color_scheme=scheme)
    await page.goto("/api/docs")
    await axe(page)
    await page.get_by_role("link", name="POST /checks", exact=True).click()
    await expect(page.get_by_role("heading", name="Start checks", exact=True)).to_be_in_viewport()
    await shot(page, f"api-docs-{scheme}")


async def test_it_fits_a_phone(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone()
    await page.goto("/api/docs#idempotency")
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    await shot(page, "api-docs-phone")
    await page.get_by_role("link", name="409", exact=True).click()
    await expect(page.get_by_role("heading", name="What to do")).to_be_visible()
    await axe(page)
