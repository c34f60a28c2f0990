"""Eva Berg, a referee: invited, and at the questions of her page."""

from itertools import count
from typing import Any

from playwright.async_api import Page

from tests.browser.people import with_scripts
from tests.browser.site import Site

EVAS = (f"+4670222{number:04}" for number in count())  # a phone of her own in each check: nobody asks which is meant


async def named(site: Site) -> tuple[dict[str, Any], str]:
    """A check whose one referee, Eva Berg, has been invited; and her link."""
    phone = next(EVAS)
    check = await site.office.name_a_referee(await site.start(), "Eva Berg", phone, "my manager", "Acme", "2019-2022")
    await site.was_sent(phone, "Reply OK", check["id"])
    check = await site.office.until(check, lambda now: now["references"][0]["standing"] == "invited")
    return check, check["references"][0]["link"]


async def at_the_questions(site: Site, page: Page) -> dict[str, Any]:
    """Eva has opened her link, consented, and confirmed what is known."""
    check, link = await named(site)
    await page.goto(link)
    await page.get_by_role("button", name="Begin").click()
    await page.get_by_role("radio", name="Yes", exact=True).check()
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("button", name="Yes, that is right").click()
    await page.get_by_role("button", name="Yes, that is right").click()
    await page.get_by_label("Closest manager").wait_for()
    await with_scripts(page)
    return check


def phone_of(check: dict[str, Any]) -> str:
    return str(check["references"][0]["phone"])


async def choose_manager(page: Page) -> None:
    await page.get_by_label("Closest manager").check()
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("textbox").first.wait_for()
    await with_scripts(page)
