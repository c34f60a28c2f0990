"""The report in a browser: read by referee and by question, shared with somebody, logged; also without scripts."""

import re
from typing import Any

import pytest_asyncio
from playwright.async_api import Page, expect

from bot.domain.user import UserRole
from tests.browser import keyboard
from tests.browser.axe import RULES_OF_LOOKS, axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows
from tests.web.office import path_of

WORDS = "Kom alltid i tid, och lärde upp de nya i kassan när det var som mest att göra"
NAMED = (
    "Eva Berg, 0702222222, my manager at Acme 2019-2022",
    "Per Öberg, per@gmail.com, 0703333333, colleague at Acme 2020",
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def check(site: Site) -> dict[str, Any]:
    """Anna's, with two referees who are in: they write the same, and one has put a detail right."""
    office = site.office
    check = await office.start(references_wanted=2)
    link = check["links"]["candidate"]
    await office.fill(link)
    await office.fill(link)
    for one in NAMED:
        await office.fill(link, text=one)
    await office.press(link, "submit")
    check = await office.until(check, lambda now: len(now["references"]) == 2)
    eva, per = (one["link"] for one in check["references"])
    await office.answer_everything(eva, words=WORDS)
    await office.fill(per)
    await office.fill(per, text="Per Öberg-Ek")
    await office.answer_everything(per, words=WORDS)
    await office.is_in(check, answered=2)
    return await office.check(check)


async def read_both_ways(page: Page) -> None:
    """By referee at first, by question once asked for, and back through a referee's name."""
    by_referee, by_question = page.locator("#by-referee"), page.locator("#by-question")
    await expect(by_referee).to_be_visible()
    await expect(by_question).to_be_hidden()
    await page.get_by_role("link", name="By question").click()
    await expect(by_question).to_be_visible()
    await expect(by_referee).to_be_hidden()
    await axe(page)
    await by_question.get_by_role("link", name="Per Öberg-Ek").first.click()
    await expect(by_referee).to_be_visible()
    await expect(by_question).to_be_hidden()


async def test_a_report_is_read_by_referee_and_by_question(
    site: Site, windows: Windows, shot: Shot, check: dict[str, Any]
) -> None:
    page = await windows.desktop()
    await page.goto(check["links"]["report"])
    await expect(page).to_have_url(re.compile(r"/report/[\w-]{16}$"))  # without the token
    await axe(page)
    await expect(page.get_by_text("Worded alike")).to_be_visible()
    await expect(page.get_by_role("img", name=re.compile("Eva Berg 1, Per Öberg-Ek 1"))).to_have_count(3)
    await expect(page.locator("del", has_text="Per Öberg")).to_be_visible()
    await shot(page, "report-desktop")
    await read_both_ways(page)
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Anna Lind")


async def test_it_is_read_on_a_phone_in_the_dark(
    site: Site, windows: Windows, shot: Shot, check: dict[str, Any]
) -> None:
    page = await windows.phone(color_scheme="dark")
    await page.goto(check["links"]["report"])
    await axe(page, RULES_OF_LOOKS)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await shot(page, "report-phone-dark")
    await read_both_ways(page)


async def test_it_needs_no_script(site: Site, windows: Windows, check: dict[str, Any]) -> None:
    page = await windows.scriptless()
    await page.goto(check["links"]["report"])
    await read_both_ways(page)
    await expect(page.get_by_text(WORDS).first).to_be_visible()
    async with page.expect_download() as saved:
        await page.get_by_role("link", name="Save as PDF").click()
    assert (await saved.value).suggested_filename == "References Anna Lind.pdf"


async def test_somebody_is_let_in_by_keyboard_and_the_log_tells_of_them(
    site: Site, windows: Windows, shot: Shot, check: dict[str, Any]
) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user(UserRole.ADMIN, name="Rut Alm"))
    await page.goto(f"/admin/checks/{check['id']}/sharing")
    await keyboard.write(page, "Name", "Erik Ek")
    await keyboard.write(page, "E-mail address", "erik@example.com")
    await keyboard.press(page, "button", "Let in")
    await expect(page.get_by_role("heading", name="Erik Ek")).to_be_visible()
    await shot(page, "report-sharing")
    link = await page.get_by_label("Link for Erik Ek").input_value()
    guest = await windows.phone()
    await guest.goto(path_of(link))
    await expect(guest.get_by_role("heading", level=1)).to_contain_text("Anna Lind")
    await page.goto(f"/admin/openings?check={check['id']}")
    await expect(page.get_by_role("row", name=re.compile("Erik Ek Let in by name Anna Lind"))).to_be_visible()
    await shot(page, "access-log")
