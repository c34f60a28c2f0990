"""Limits in a browser: a budget that is used up, seen on every page, and raised; and countries that are chosen."""

import asyncio

from playwright.async_api import expect

from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows

PLACE = "/admin/limits"


async def test_a_budget_that_is_used_up_is_seen_everywhere_until_it_is_raised(
    site: Site, windows: Windows, shot: Shot
) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto(PLACE)
    await page.get_by_label("Text message segments a month").fill("5")
    await page.get_by_role("button", name="Save").first.click()
    await expect(page.get_by_text("Saved.")).to_be_visible()
    await site.start(candidates=[{"name": "Bo Ek", "phone": "+46701234500"}])
    await site.was_sent("+46701234500", "Bo")
    await site.start(candidates=[{"name": "Anna Lind", "phone": "+46701234501"}])
    await _waits(site)
    await page.goto("/admin/checks")
    await expect(page.get_by_text("budget for messages is used up")).to_be_visible()
    await page.get_by_role("link", name="See the limits").click()
    await expect(page.get_by_text("1 message waits for the budget.")).to_be_visible()
    await axe(page)
    await shot(page, "limits")
    await page.get_by_label("Text message segments a month").fill("")
    await page.get_by_role("button", name="Save").first.click()
    await site.was_sent("+46701234501", "Anna")
    await page.goto("/admin/checks")
    await expect(page.get_by_text("budget for messages is used up")).to_have_count(0)


async def test_countries_are_chosen_on_a_phone_in_swedish(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone()
    await site.sign_in(page, await site.user(language="sv"))
    await page.goto(PLACE)
    await expect(page.get_by_label("Norge")).to_be_hidden()
    await page.get_by_label("Bara dessa länder").check()
    await page.get_by_label("Sverige", exact=True).uncheck()
    await expect(page.get_by_label("Norge", exact=True)).to_be_checked()
    await axe(page)
    await shot(page, "limits-phone-sv")
    await page.get_by_role("button", name="Spara").last.click()
    await expect(page.get_by_text("Sparat.")).to_be_visible()
    refused = await site.office.call(
        "POST", "/api/v1/checks", json={"candidates": [{"name": "A", "phone": "0701234567"}]}
    )
    assert (await refused.json())["type"] == "/problems/country-not-allowed"


async def _waits(site: Site) -> None:
    async with asyncio.timeout(30):
        while not (await site.office.json("GET", "/api/v1/limits"))["waiting"]:
            await asyncio.sleep(0.05)
