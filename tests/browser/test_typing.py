"""What is typed on a personal page is kept before it is sent, whatever is answered elsewhere meanwhile."""

import asyncio

from playwright.async_api import Route, expect

from tests.browser.evas import at_the_questions, choose_manager, phone_of
from tests.browser.site import Site
from tests.browser.windows import Windows


async def test_what_is_being_typed_stays_while_the_page_moves_on_around_it(site: Site, windows: Windows) -> None:
    page = await windows.phone()
    await at_the_questions(site, page)
    await choose_manager(page)
    await page.get_by_role("textbox").first.press_sequentially("In May")
    other = await windows.another(page.context)
    await other.goto(page.url)
    await other.get_by_role("button", name="Send me no more reminders").click()
    await page.get_by_role("button", name="Remind me again").wait_for()
    field = page.get_by_role("textbox").first
    await expect(field).to_have_value("In May")
    await expect(field).to_be_focused()
    await field.press_sequentially(" 2024")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_label("4").wait_for()


async def test_what_was_begun_and_answered_in_the_thread_meanwhile_is_not_lost(site: Site, windows: Windows) -> None:
    page = await windows.phone()
    check = await at_the_questions(site, page)
    await choose_manager(page)
    await page.get_by_role("textbox").first.fill("In the spring of 2023")
    await site.write(phone_of(check), "May 2024")
    await page.get_by_text("was answered elsewhere").wait_for()
    await page.get_by_text("In the spring of 2023").wait_for()
    await page.get_by_role("button", name="Answer it again").click()
    await expect(page.get_by_role("textbox").first).to_have_value("In the spring of 2023")


async def test_what_was_kept_just_before_it_was_answered_in_the_thread_is_not_lost(
    site: Site, windows: Windows
) -> None:
    page = await windows.phone()
    check = await at_the_questions(site, page)
    await choose_manager(page)
    await page.get_by_role("textbox").first.fill("In the spring of 2023")
    await page.get_by_text("Saved, not sent yet").wait_for()
    await site.write(phone_of(check), "May 2024")
    await page.get_by_text("was answered elsewhere").wait_for()
    await page.get_by_text("In the spring of 2023").wait_for()


async def test_what_is_kept_slowly_is_not_lost_when_it_is_answered_in_the_thread(site: Site, windows: Windows) -> None:
    page = await windows.phone()
    check = await at_the_questions(site, page)
    await choose_manager(page)
    underway, is_answered = asyncio.Event(), asyncio.Event()

    async def slowly(route: Route) -> None:
        underway.set()
        await is_answered.wait()
        await route.continue_()

    await page.route("**/draft", slowly)
    await page.get_by_role("textbox").first.fill("In the spring of 2023")
    await underway.wait()
    async with page.expect_response("**/news*"):
        await site.write(phone_of(check), "May 2024")
    is_answered.set()
    await page.get_by_text("was answered elsewhere").wait_for()


async def test_what_is_typed_is_there_on_another_device(site: Site, windows: Windows) -> None:
    page = await windows.phone()
    check = await at_the_questions(site, page)
    await choose_manager(page)
    await page.get_by_role("textbox").first.fill("In May")
    await page.get_by_text("Saved, not sent yet").wait_for()
    desk = await windows.desktop()
    await desk.goto(check["references"][0]["link"])
    await desk.get_by_role("button", name="Continue").click()
    await expect(desk.get_by_role("textbox").first).to_have_value("In May")
