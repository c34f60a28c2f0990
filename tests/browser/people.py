"""People at their personal pages: the link out of their message, and answers to whatever is asked."""

import asyncio
import re

from playwright.async_api import Locator, Page, expect

from tests.browser.site import Site

LINK = re.compile(r"http://\S+/[cr]/\S+")
MOST_STEPS = 30


async def code_for(site: Site, email: str) -> str:
    """Out of the newest mail to them that the sandbox has kept."""
    async with asyncio.timeout(30):  # it is sent once the page has been answered
        while not (found := _code_in(await (await site.office.client.get("/sandbox/mail")).text(), email)):
            await asyncio.sleep(0.05)
    return found


def _code_in(page: str, email: str) -> str:
    found = re.search(rf"<h2>(\d{{3}}) (\d{{3}}) [^<]*</h2>\s*<p class=\"about\">To {re.escape(email)},", page)
    return f"{found[1]}{found[2]}" if found else ""


async def open_link_sent_to(site: Site, page: Page, phone: str, words: str) -> None:
    """As a person would: from the message with these words, through the first page's one button."""
    found = LINK.search(await site.was_sent(phone, words))
    assert found
    await page.goto(found[0].rstrip("."))
    await page.get_by_role("button", name="Begin").click()
    await step(page).wait_for()
    await page.wait_for_load_state()


async def answer(page: Page, words: str = "") -> None:
    """What is asked now: the first choice, or the words, in every field that must be filled."""
    before = await step(page).get_attribute("data-mark")
    form = step(page).locator("form").first
    if await form.get_by_role("radio").count():
        await form.get_by_role("radio").first.check()
    for field in await form.get_by_role("textbox").all():
        await field.fill(words)
    await form.get_by_role("button").first.click()
    await moved_on(page, before or "")


async def moved_on(page: Page, before: str) -> None:
    """Something else is asked, and all of it is there."""
    await expect(step(page)).not_to_have_attribute("data-mark", before)
    await page.wait_for_load_state()


async def answer_until(page: Page, wanted: str, words: str) -> None:
    for _ in range(MOST_STEPS):
        here = await step(page).get_attribute("data-step")
        if here == wanted:
            return
        await answer(page, "2022" if here == "question.last_worked" else words)
    raise AssertionError(f"{page.url}: {wanted} did not come in {MOST_STEPS} steps")


async def with_scripts(page: Page) -> None:
    """A click waits for the next page, and not for its scripts: what is done before they listen is not heard."""
    await page.wait_for_load_state()


def step(page: Page) -> Locator:
    return page.locator("section.step")
