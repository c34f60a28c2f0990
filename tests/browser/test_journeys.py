"""Whole journeys of everybody in a check, each in a window of their own."""

import re

import pytest
from playwright.async_api import Page, expect

from bot.domain.user import UserRole
from tests.browser import keyboard
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.people import answer, answer_until, code_for, moved_on, open_link_sent_to, step, with_scripts
from tests.browser.site import Site
from tests.browser.windows import Windows

GUN, EVA, PER = "+46705550001", "+46705550002", "+46705550003"
NAMED = (
    "Eva Berg, 070-555 00 02, my manager at Acme 2019-2022",
    "Per Ek, 070-555 00 03, colleague at Acme 2020-2022",
)


@pytest.mark.timeout(300)  # some sixty pages, one after the other
async def test_a_check_from_signing_in_to_the_report(site: Site, windows: Windows, shot: Shot) -> None:
    """A recruiter starts a check, its people answer by message and on the web at once, and the report is read."""
    desk = await windows.desktop()
    await a_recruiter_signs_in(site, desk)
    await the_recruiter_starts_a_check(desk)
    await a_candidate_names_two(site, await windows.phone())
    await expect(desk.get_by_role("heading", name="Per Ek")).to_be_visible()
    await one_answers_by_message_and_on_the_web(site, await windows.phone())
    await one_answers_without_scripts(site, await windows.scriptless())
    await the_report_is_read(desk)
    await shot(desk, "report")


async def a_recruiter_signs_in(site: Site, page: Page) -> None:
    user = await site.user(UserRole.RECRUITER, name="Rut Alm")
    await page.goto("/admin/assignments")
    await page.get_by_label("E-mail").fill(user.email)
    await page.get_by_label("E-mail").press("Enter")
    await page.get_by_label("Code").fill(await code_for(site, user.email))
    await page.get_by_label("Code").press("Enter")
    await expect(page.get_by_role("heading", name="Assignments", level=1)).to_be_visible()


async def the_recruiter_starts_a_check(page: Page) -> None:
    await page.get_by_label("New assignment").fill("Barista")
    await page.get_by_role("button", name="Make").click()
    await page.get_by_text("Several at once").click()
    await page.get_by_label("One candidate a line").fill("Gun Alm, 070-555 00 01")
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_label("Gun Alm").check()
    await page.get_by_role("button", name="Request references").click()
    await page.get_by_label("Language").wait_for()
    await with_scripts(page)
    await page.get_by_label("Language").select_option("en")
    await expect(page.get_by_label("Questionnaire")).to_contain_text("Standard reference")  # it is drawn anew
    await page.get_by_role("button", name="Look at what will be sent").click()
    await page.get_by_role("button", name="Request references").click()
    await expect(page.get_by_role("heading", name="Gun Alm", level=1)).to_be_visible()


async def a_candidate_names_two(site: Site, page: Page) -> None:
    await open_link_sent_to(site, page, GUN, "Barista")
    await answer(page)
    await answer(page)
    for one in NAMED:
        await answer(page, one)
    await axe(page)
    await page.get_by_role("button", name="Submit").first.click()
    await expect(step(page)).to_have_attribute("data-step", "done")


async def one_answers_by_message_and_on_the_web(site: Site, page: Page) -> None:
    """The page is open all the while, and either goes on where the other is."""
    await open_link_sent_to(site, page, EVA, "Gun Alm")
    await answer_until(page, "question.working_relation", "")
    before = await step(page).get_attribute("data-mark")
    await site.write(EVA, "1")
    await moved_on(page, before or "")
    await answer(page, "May 2022")
    before = await step(page).get_attribute("data-mark")
    await site.write(EVA, "5 brought everybody along")
    await moved_on(page, before or "")
    await answer_until(page, "review", "Always on time")
    await expect(page.get_by_text("brought everybody along")).to_be_visible()
    await axe(page)
    await page.get_by_role("button", name="Submit").first.click()
    await expect(step(page)).to_have_attribute("data-step", "done")


async def one_answers_without_scripts(site: Site, page: Page) -> None:
    await open_link_sent_to(site, page, PER, "Gun Alm")
    await answer_until(page, "review", "Was kind to everybody")
    await page.get_by_role("button", name="Submit").first.click()
    await expect(step(page)).to_have_attribute("data-step", "done")


async def the_report_is_read(page: Page) -> None:
    """From the check's page, which has been open since the start."""
    await page.get_by_role("link", name="Open report").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Gun Alm")
    for words in ("brought everybody along", "Always on time", "Was kind to everybody"):
        await expect(page.get_by_text(words).first).to_be_visible()


async def test_a_recruiter_without_a_mouse_signs_in_finds_a_check_and_cancels_it(site: Site, windows: Windows) -> None:
    """All is reached by Tab, and seen to be."""
    user = await site.user(UserRole.RECRUITER)
    await site.start(candidates=[{"name": "Olle Falk", "phone": "0705550011"}], candidate_contact="none")
    page = await windows.desktop()
    await page.goto("/login?next=/admin/checks")
    await keyboard.write(page, "Your e-mail address", user.email)
    await page.keyboard.press("Enter")
    await page.get_by_label("Code").wait_for()
    await keyboard.write(page, "Six-digit code", await code_for(site, user.email))
    await page.keyboard.press("Enter")
    await page.get_by_role("searchbox").wait_for()
    await with_scripts(page)
    await keyboard.reach(
        page, "searchbox", await page.get_by_role("searchbox").evaluate("one => one.labels[0].innerText")
    )
    await page.keyboard.type("falk")
    await expect(page).to_have_url(re.compile(r"q=falk\b"))
    await expect(page.locator("#found tbody tr")).to_have_count(1)
    await keyboard.press(page, "link", "Olle Falk")
    await expect(page.get_by_role("heading", name="Olle Falk", level=1)).to_be_visible()
    await page.locator("#cancel > summary").wait_for()
    await keyboard.press_where(page, "#cancel > summary")
    await keyboard.press(page, "button", "Cancel it")
    await expect(page.get_by_text("is cancelling the check")).to_be_visible()


async def test_a_referee_without_a_mouse_gets_to_the_end(site: Site, windows: Windows) -> None:
    """From the link to the thanks, with Tab, arrows, Space and Enter."""
    check = await site.office.name_a_referee(await site.start())
    page = await windows.desktop()
    await page.goto(check["references"][0]["link"])
    await keyboard.press(page, "button", "Begin")
    await step(page).wait_for()
    await page.wait_for_load_state()
    while (here := await step(page).get_attribute("data-step")) != "done":
        before = await step(page).get_attribute("data-mark") or ""
        await the_step_is_taken(page, here or "")
        await moved_on(page, before)
    await site.office.is_in(check)


async def the_step_is_taken(page: Page, here: str) -> None:
    form = step(page).locator("form").first
    radios = form.get_by_role("radio")
    if await radios.count():
        await keyboard.press_where(page, "section.step input[type=radio]", "Space")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowUp")
    for number in range(await form.get_by_role("textbox").count()):
        await keyboard.press_where(page, f"section.step form:first-of-type >> role=textbox >> nth={number}", "End")
        await page.keyboard.type("2022" if here == "question.last_worked" else "Good")
    await keyboard.press_where(page, "section.step form:first-of-type button >> nth=0")


async def test_a_colleague_is_let_in_and_loses_access_at_once(site: Site, windows: Windows) -> None:
    """An admin makes a user, who signs in and works until the admin deactivates them; their checks stay."""
    desk, other = await windows.desktop(), await windows.phone()
    await site.sign_in(desk, await site.user())
    await desk.goto("/admin/users/new")
    await desk.get_by_label("Name", exact=True).fill("Nils Holm")
    await desk.get_by_label("E-mail").fill("nils.holm@example.com")
    await desk.get_by_label("Role").select_option("recruiter")
    await desk.get_by_label("Language").select_option("en")
    await desk.get_by_role("button", name="Let them in").click()
    await expect(desk.get_by_role("status")).to_contain_text("may sign in now")
    await other.goto("/admin/checks/new")
    await other.get_by_label("E-mail").fill("nils.holm@example.com")
    await other.get_by_label("E-mail").press("Enter")
    await other.get_by_label("Code").fill(await code_for(site, "nils.holm@example.com"))
    await other.get_by_label("Code").press("Enter")
    await other.get_by_label("Candidate", exact=True).fill("Pia Lund")
    await other.get_by_label("Nothing: I pass the links on").first.check()
    await other.get_by_role("button", name="Look at what will be sent").click()
    await other.get_by_role("button", name="Request references").click()
    await expect(other.get_by_role("heading", name="Pia Lund", level=1)).to_be_visible()
    await desk.get_by_role("link", name="Nils Holm").click()
    await desk.get_by_role("button", name="Deactivate").click()
    await expect(desk.get_by_role("status")).to_contain_text("no access any more")
    asked = await other.request.get("/admin/checks")  # the window goes there by itself, as it looks for news
    assert "/login" in asked.url
    await desk.goto("/admin/checks?q=pia")
    await expect(desk.get_by_role("link", name="Pia Lund")).to_be_visible()
