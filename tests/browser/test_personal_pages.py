"""Personal pages in a browser: let in by one button, answered as in the thread, followed live, usable by everybody."""

import re
from datetime import timedelta
from typing import Any

from playwright.async_api import Response, expect

from tests.browser import keyboard
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.evas import at_the_questions, named, phone_of
from tests.browser.site import Site
from tests.browser.windows import Windows
from tests.storage.scene import rows

KEPT = (
    "SELECT count(*) FROM inbox WHERE source = 'web'",
    "SELECT count(*) FROM entry",
    "SELECT count(*) FROM draft",
    "SELECT count(*) FROM trace",
    "SELECT * FROM conversation ORDER BY id",
    "SELECT * FROM reference ORDER BY id",
)


async def kept(site: Site) -> list[Any]:
    """All that a person's page could have changed."""
    return [await rows(site.vouchline.storage, sql) for sql in KEPT]


async def test_a_machine_that_presses_every_button_of_the_first_page_changes_nothing(
    site: Site, windows: Windows
) -> None:
    check, link = await named(site)
    await site.advance()  # until what has been begun is done
    before = await kept(site)
    for address in (link, check["links"]["candidate"]):
        page = await windows.desktop()
        await page.goto(address)
        await page.wait_for_load_state("networkidle")
        for number in range(await page.get_by_role("button").count()):
            await page.goto(address)
            await page.get_by_role("button").nth(number).click()
            await page.locator(".step").wait_for()
    assert await kept(site) == before
    assert await site.office.check(check) == check


async def test_the_token_leaves_the_address_bar(site: Site, windows: Windows) -> None:
    _, link = await named(site)
    page = await windows.phone()
    await page.goto(link)
    await page.get_by_role("button", name="Begin").click()
    await page.locator(".step").wait_for()
    with_token = re.compile(re.escape(link.rsplit("/", 1)[1]))
    await expect(page).not_to_have_url(with_token)
    await page.goto(link)
    await expect(page).not_to_have_url(with_token)
    await page.reload()
    await page.locator(".step").wait_for()


async def test_what_is_answered_in_the_thread_shows_at_once_and_the_other_way_round(
    site: Site, windows: Windows
) -> None:
    page = await windows.phone()
    check = await at_the_questions(site, page)
    await site.write(phone_of(check), "1")
    await page.get_by_text("2 of 8").first.wait_for()
    await page.get_by_role("textbox").first.fill("May 2024")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_label("4").wait_for()
    await site.write(phone_of(check), "5 always there")
    await page.get_by_text("3 of 8 answered").wait_for()
    await site.office.until(check, lambda now: now["references"][0]["standing"] == "started")


async def test_a_whole_reference_on_one_page(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone()
    check = await at_the_questions(site, page)
    await shot(page, "referee-question-phone")
    await page.get_by_role("link", name="All questions on one page").click()
    await page.get_by_label("Colleague").check()
    await page.locator("#q-3-4").check()
    await page.get_by_role("button", name="Save and go to the review").click()
    await page.get_by_text("questions are left").wait_for()
    await expect(page.get_by_label("Colleague")).to_be_checked()
    await axe(page)
    await shot(page, "referee-all-questions-phone")
    await page.locator("#q-2 input:not([type=hidden])").fill("2022")
    for number in ("4", "5"):
        await page.locator(f"#q-{number}-5").check()
    await page.locator("#q-8-yes").check()
    for field in await page.locator("textarea").all():
        await field.fill("She always was.")
    await page.get_by_role("button", name="Save and go to the review").click()
    await page.get_by_text("Read through your answers").wait_for()
    await axe(page)
    await page.get_by_role("button", name="Submit").first.click()
    await page.get_by_text("is submitted").wait_for()
    await axe(page)
    await site.office.is_in(check)


async def test_a_referee_without_scripts_or_cookies_gets_to_the_end(site: Site, windows: Windows) -> None:
    _, link = await named(site)
    page = await windows.scriptless()
    await page.goto(link)
    await axe(page)
    await page.get_by_role("button", name="Begin").click()
    await page.context.clear_cookies()
    await page.goto(link)
    await page.context.route("**/*", _without_cookies)
    await page.get_by_role("button", name="Begin").click()
    await page.get_by_role("radio", name="Yes", exact=True).check()
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("button", name="Yes, that is right").click()
    await page.get_by_text("of your time together").wait_for()
    await axe(page)


async def _without_cookies(route: Any) -> None:
    await route.continue_(headers={name: text for name, text in route.request.headers.items() if name != "cookie"})


async def test_a_referee_with_a_keyboard_alone(site: Site, windows: Windows) -> None:
    _, link = await named(site)
    page = await windows.desktop()
    await page.goto(link)
    await keyboard.press(page, "button", "Begin")
    await page.locator(".step").wait_for()
    await axe(page)
    await keyboard.choose(page, "Yes", "Yes")
    await keyboard.press(page, "button", "Continue")
    await page.get_by_text("Are your details right?").wait_for()
    await axe(page)
    await keyboard.press(page, "button", "Yes, that is right")
    await page.get_by_text("of your time together").wait_for()
    await keyboard.press(page, "button", "I would rather not")
    await page.get_by_role("button", name="Yes, I decline").wait_for()
    await axe(page)
    await keyboard.press(page, "button", "Yes, I decline")
    await page.get_by_role("button", name="I have changed my mind").wait_for()
    await axe(page)


async def test_a_candidate_follows_how_it_goes(site: Site, windows: Windows, shot: Shot) -> None:
    check, link = await named(site)
    page = await windows.phone(color_scheme="dark")
    await page.goto(check["links"]["candidate"])
    await axe(page)
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_text("Contacted", exact=True).wait_for()
    await page.get_by_text("Will they be late?").click()
    day = (site.vouchline.clock.now() + timedelta(days=5)).date().isoformat()
    await page.get_by_label("By which day").fill(day)
    await page.get_by_role("button", name="Tell them").click()
    await page.get_by_text("Noted: Eva Berg answers by").wait_for()
    await axe(page)
    await shot(page, "candidate-progress-phone")
    await site.office.fill(link)
    await page.get_by_text("Begun", exact=True).wait_for()
    await page.get_by_text("What has happened").click()
    await page.get_by_text("consented and began to answer").wait_for()


async def test_a_page_is_light(site: Site, windows: Windows) -> None:
    """Under 50 kB with its styles and script, before anything is packed."""
    page, answers = await windows.phone(), list[Response]()
    await at_the_questions(site, page)
    await page.get_by_role("link", name="All questions on one page").click()
    await page.locator("#q-8").wait_for()
    await page.wait_for_load_state()  # of what is left behind, nothing can be weighed
    page.on("response", lambda answer: answers.append(answer))
    await page.reload()
    weighed = [one for one in answers if one.request.resource_type in ("document", "stylesheet", "script")]
    sizes = {one.url.rsplit("/", 1)[1]: len(await one.body()) for one in weighed}
    assert "conversation.js" in sizes and sum(sizes.values()) < 50_000, sizes
    assert sizes["conversation.js"] <= 6_000
