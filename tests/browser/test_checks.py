"""Checks and assignments in a browser: from a list to the report, by keyboard, without scripts."""

import re

from playwright.async_api import Page, expect

from bot.domain.user import UserRole
from tests.browser import keyboard
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.held import held
from tests.browser.people import with_scripts
from tests.browser.site import Site
from tests.browser.windows import Windows

PEOPLE = "Gun Alm, 070-555 22 33\nHugo Berg 0705552234 hugo@example.com"


async def test_marked_candidates_are_asked_for_references(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user(UserRole.RECRUITER))
    await page.goto("/admin/assignments")
    await page.get_by_label("New assignment").fill("Barista")
    await page.get_by_role("button", name="Make").click()
    await page.get_by_text("Several at once").click()
    await page.get_by_label("One candidate a line").fill(f"{PEOPLE}\nIda, 12")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("Line 3: “12” can't be a phone number")).to_be_visible()
    await axe(page)
    await page.get_by_label("One candidate a line").fill(PEOPLE)
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_label("Gun Alm").check()
    await page.get_by_label("Hugo Berg").check()
    await axe(page)
    await shot(page, "assignment")
    await page.get_by_role("button", name="Request references").click()
    await expect(page.get_by_text("Standardreferens")).to_have_count(1)
    await with_scripts(page)
    await page.get_by_label("Language").select_option("en")
    await expect(page.get_by_label("Questionnaire")).to_contain_text("Standard reference")
    await page.get_by_label("Guidance").fill("One manager from the last two years")
    await axe(page)
    await shot(page, "start")
    await page.get_by_role("button", name="Look at what will be sent").click()
    await expect(page.get_by_text("One manager from the last two years. ")).to_be_visible()
    await axe(page)
    await shot(page, "start-confirm")
    await page.get_by_role("button", name="Request references").click()
    await expect(page.get_by_role("heading", name="2 checks have started")).to_be_visible()
    await axe(page)
    told = await site.was_sent("+46705552233", "One manager from the last two years")
    assert "Barista" in told
    await page.get_by_role("link", name="To Barista").click()
    await expect(page.get_by_text("References 0/2")).to_have_count(2)


async def test_the_list_follows_what_is_typed_and_the_check_what_happens(
    site: Site, windows: Windows, shot: Shot
) -> None:
    people = [{"name": "Karin Falk", "phone": "0705553333"}]
    check = await site.start(candidates=people, candidate_contact="none", referee_contact="none")
    await site.completed(candidates=[{"name": "Lars Öst", "phone": "0705554444"}], candidate_contact="none")
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto("/admin/checks")
    await shot(page, "checks")
    await page.get_by_role("searchbox").press_sequentially("falk")
    await expect(page).to_have_url(re.compile(r"q=falk\b"))
    await expect(page.locator("#found tbody tr")).to_have_count(1)
    state = page.locator(".state", has_text="Waiting for the candidate").first
    await state.hover()
    await expect(state.get_by_role("tooltip")).to_be_visible()
    await page.get_by_role("link", name="Karin Falk").click()
    await page.get_by_text("More references …").click()
    await page.get_by_label("How many more?").fill("3")
    await site.office.name_a_referee(check)
    await expect(page.get_by_role("heading", name="Eva Berg")).to_be_visible()
    assert await page.get_by_label("How many more?").input_value() == "3", "what is typed is left alone"
    await axe(page)
    await shot(page, "check")


async def test_a_check_that_is_being_cancelled_is_taken_back_by_keyboard_alone(site: Site, windows: Windows) -> None:
    check = await site.start(candidates=[{"name": "Mia Ek", "phone": "0705556666"}])
    await site.office.json("POST", f"/api/v1/checks/{check['id']}/cancel", json={"undo_seconds": 600})
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto(f"/admin/checks/{check['id']}")
    await expect(page.get_by_text("is cancelling the check")).to_be_visible()
    await axe(page)
    await keyboard.press(page, "button", "Undo")
    await expect(page.get_by_text("The check goes on")).to_be_visible()


async def test_a_late_answer_undoes_nothing_of_what_was_changed_meanwhile(site: Site, windows: Windows) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto("/admin/checks/new")
    async with held(page, "**/admin/checks/new"):
        async with page.expect_request("**/admin/checks/new"):
            await page.get_by_label("Language").select_option("en")
        await page.get_by_label("Guidance").fill("One manager")
        await page.get_by_label("Nothing: I pass the links on").first.check()
    await expect(page.get_by_label("Questionnaire")).to_contain_text("Standard reference")
    await expect(page.get_by_label("Guidance")).to_have_value("One manager")
    await expect(page.get_by_label("Nothing: I pass the links on").first).to_be_checked()


async def test_the_newest_search_is_the_one_that_is_shown(site: Site, windows: Windows) -> None:
    """However long the answers to the former ones take."""
    await site.start(candidates=[{"name": "Stina Holm", "phone": "0705557777"}], candidate_contact="none")
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto("/admin/checks")
    async with held(page, "**/admin/checks?*"):
        for words in ("f", "fa", "stina"):
            async with page.expect_request(re.compile(rf"\bq={words}\b")):
                await page.get_by_role("searchbox").fill(words)
    await expect(page).to_have_url(re.compile(r"q=stina\b"))
    await expect(page.locator("#found tbody tr")).to_have_count(1)


async def test_on_a_phone_without_scripts_in_swedish(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.scriptless(language="sv")
    await site.sign_in(page, await site.user(UserRole.RECRUITER, "sv"))
    await page.goto("/admin/checks/new")
    await page.get_by_label("Kandidat", exact=True).fill("Nils Ek")
    await page.get_by_label("Språk").select_option("en")
    await page.get_by_role("button", name="Visa det som hör till valen").click()
    await expect(page.get_by_label("Frågeformulär")).to_contain_text("Standard reference")
    await page.get_by_label("Inget: jag skickar länkarna").first.check()
    await axe(page)
    await page.get_by_role("button", name="Se vad som skickas").click()
    await expect(page.get_by_text("Inget skickas till någon")).to_be_visible()
    await axe(page)
    await page.get_by_role("button", name="Begär referenser").click()
    await expect(page.get_by_label("Den personliga länken")).to_have_value(re.compile("/c/"))
    await axe(page)
    await shot(page, "check-phone")
    await page.goto("/admin/checks?q=nils")
    await _fits(page)
    await page.get_by_role("link", name="Nils Ek").click()
    await _fits(page)
    await page.goto("/admin/assignments")
    await _fits(page)


async def test_credits_and_what_is_not_open_to_a_recruiter(site: Site, windows: Windows) -> None:
    page = await windows.phone()
    await site.sign_in(page, await site.user())
    await page.goto("/admin/credits")
    await expect(page.get_by_role("heading", name="Credits", level=1)).to_be_visible()
    other = await windows.desktop()
    await site.sign_in(other, await site.user(UserRole.RECRUITER))
    await other.goto("/admin/credits")
    await expect(other.get_by_text("Only admins may see this")).to_be_visible()


async def _fits(page: Page) -> None:
    """Nothing is wider than the window."""
    assert page.viewport_size
    assert await page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url
