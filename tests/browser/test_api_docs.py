"""The documentation of the API, on a phone and on a desk, by day and by night, without a script."""

import pytest
from playwright.async_api import expect

from tests.browser.axe import RULES, RULES_OF_LOOKS, axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows

# What is there a hundred times in the same form is looked at twice: all of it takes half a minute.
FEW_OF_EACH = """() => document.querySelectorAll(
  ".operation:nth-of-type(n+3), .model:nth-of-type(n+6), .problems > :nth-child(n+4), nav ul li:nth-child(n+6)"
).forEach(one => one.remove())"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_whoever_builds_on_the_api_reads_about_it(site: Site, windows: Windows, shot: Shot, scheme: str) -> None:
    page = await windows.desktop(color_scheme=scheme)
    await page.goto("/api/docs")
    await page.get_by_role("link", name="POST /checks", exact=True).click()
    await expect(page.get_by_role("heading", name="Start checks", exact=True)).to_be_in_viewport()
    await shot(page, f"api-docs-{scheme}")
    await page.evaluate(FEW_OF_EACH)
    await axe(page, RULES if scheme == "light" else RULES_OF_LOOKS)


async def test_it_fits_a_phone(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone()
    await page.goto("/api/docs#idempotency")
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    await shot(page, "api-docs-phone")
    await page.get_by_role("link", name="409", exact=True).click()
    await expect(page.get_by_role("heading", name="What to do")).to_be_visible()
    await axe(page)
