"""The sandbox's phones in a browser: WhatsApp is tapped and chosen on, and a message that fails goes another way."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import RULES_OF_LOOKS, axe
from tests.browser.conftest import Shot
from tests.browser.held import held
from tests.browser.site import Site
from tests.browser.windows import Windows

EVA, NOT_ON_WHATSAPP, SPAM = "070-174 06 06", "070-174 06 90", "070-174 06 95"


def phone_of(page: Page, name: str) -> Locator:
    return page.locator(".phone", has=page.get_by_role("heading", name=name))


def thread(phone: Locator) -> Locator:
    """Of the app that is open."""
    return phone.locator(".face_of:not([hidden]) .thread")


async def start(page: Page, candidate: str = "whatsapp", referees: str = "whatsapp") -> Locator:
    """A demo check, from whichever form is there; the candidate's phone with the first message."""
    form = page.locator("form[data-form=start]:visible")
    await form.get_by_label("Candidate").or_(form.get_by_label("The candidate gets")).select_option(candidate)
    await form.get_by_label("Referees").select_option(referees)
    await form.get_by_role("button").click()
    said = page.get_by_text(re.compile("Started. .+’s phone has the first message"))
    name = re.search("Started. (.+)’s", await said.inner_text())
    assert name
    phone = phone_of(page, name[1])
    await thread(phone).locator(".bubble").first.wait_for()
    return phone


async def say(phone: Locator, words: str, then: str) -> None:
    """And wait for what is answered."""
    await phone.get_by_role("textbox").first.fill(words)
    await phone.get_by_role("textbox").first.press("Enter")
    await answered(phone, then)


async def answered(phone: Locator, then: str) -> None:
    await expect(thread(phone).locator(".bubble.theirs").last).to_contain_text(then)


async def name_referees(phone: Locator, one: str, other: str) -> None:
    await thread(phone).get_by_role("button", name="OK").click()
    await answered(phone, "Are your details right")
    await thread(phone).get_by_role("button", name="OK").last.click()
    await answered(phone, "Referee 1 of 2")
    await say(phone, f"Eva Ström, {one}, my manager at Acme 2021-2024", "Referee 2 of 2")
    await say(phone, f"Omar Haddad, {other}, my manager at Acme 2022-2024", "Reply SEND")
    await thread(phone).get_by_role("button", name="Send").click()
    await answered(phone, "Thank you")


async def test_a_check_is_answered_by_tapping_on_whatsapp(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.desktop()
    await page.goto("/sandbox")
    anna = await start(page)
    await name_referees(anna, EVA, NOT_ON_WHATSAPP)
    await a_button_is_tapped_once(anna)
    await a_list_is_chosen_from_without_a_mouse(page, phone_of(page, "Eva Ström"))
    await shot(page, "sandbox-whatsapp")
    await what_fails_goes_another_way(page, phone_of(page, "Omar Haddad"))
    await axe(page)


async def a_button_is_tapped_once(phone: Locator) -> None:
    tapped = thread(phone).get_by_role("button", name="OK").first
    await expect(tapped).to_be_disabled()
    await expect(tapped).to_have_attribute("aria-pressed", "true")
    await expect(thread(phone).locator(".stamp.read").first).to_be_attached()


async def a_list_is_chosen_from_without_a_mouse(page: Page, phone: Locator) -> None:
    for asked in ("Are your details right", "of your time together", "1/8"):
        await thread(phone).get_by_role("button", name="OK", disabled=False).last.click()
        await answered(phone, asked)
    opener = thread(phone).get_by_role("button", name="Choose")
    await opener.focus()
    await page.keyboard.press("Enter")
    sheet = phone.get_by_role("dialog")
    await expect(sheet.get_by_role("button", name="Closest manager")).to_be_focused()
    await axe(page)
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()
    await expect(opener).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await answered(phone, "2/8")
    await expect(thread(phone).locator(".bubble.mine").last).to_contain_text("Manager at another level")


async def what_fails_goes_another_way(page: Page, phone: Locator) -> None:
    """R38: the text message is in front, and what did not arrive is behind it."""
    await expect(phone.get_by_text("not on WhatsApp", exact=True)).to_be_visible()
    await expect(phone.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")
    await expect(thread(phone).locator(".bubble")).to_contain_text("Reply OK")
    await phone.get_by_role("tab", name="Messages").focus()
    await page.keyboard.press("ArrowRight")
    await expect(thread(phone).locator(".bubble.lost")).to_contain_text("Not delivered: not on WhatsApp (63003)")
    await expect(page.locator("#events")).to_contain_text("Omar Haddad is written to by text message from now on")


async def what_is_written_meanwhile_stays(page: Page, phone: Locator) -> None:
    """The next words are begun before it is known that the first were taken."""
    async with page.expect_response("**/sandbox/write"), held(page, "**/sandbox/write"):
        async with page.expect_request("**/sandbox/write"):
            await phone.get_by_role("textbox").first.fill("Is anybody there?")
            await page.keyboard.press("Enter")
        await phone.get_by_role("textbox").first.fill("Hello again")
    await expect(thread(phone).locator(".bubble.mine").last).to_contain_text("anybody")
    await expect(phone.get_by_role("textbox").first).to_have_value("Hello again")


async def test_a_phone_is_switched_off_and_on(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone(color_scheme="dark")
    await page.goto("/sandbox")
    anna = await start(page)
    await thread(anna).get_by_role("button", name="OK").click()
    await answered(anna, "Are your details right")
    await anna.get_by_text("This phone").click()
    await anna.get_by_label("Is switched off").check()
    await expect(anna.get_by_role("button", name="Switch on")).to_be_visible()
    await axe(page)
    await anna.get_by_text("This phone").click()
    await anna.get_by_role("button", name="Switch on").click()
    await thread(anna).get_by_role("button", name="OK").last.click()
    await answered(anna, "Referee 1 of 2")
    await anna.get_by_text("Attach").click()
    await anna.get_by_role("button", name="Voice note").click()
    await expect(thread(anna).locator(".medium.is_voice")).to_be_visible()
    await expect(thread(anna).locator(".bubble.mine ~ .bubble.theirs").last).not_to_contain_text("Referee 1 of 2")
    await axe(page, RULES_OF_LOOKS)
    await anna.scroll_into_view_if_needed()
    await shot(page, "sandbox-whatsapp-phone")


async def test_the_recruiter_reads_what_failed(site: Site, windows: Windows) -> None:
    page = await windows.desktop()
    await page.goto("/sandbox")
    anna = await start(page, candidate="sms", referees="sms")
    await say(anna, "ok", "Are your details right")
    await say(anna, "ok", "Referee 1 of 2")
    await say(anna, f"Eva Ström, {SPAM}, my manager at Acme 2021-2024", "Referee 2 of 2")
    await say(anna, f"Omar Haddad, {EVA}, my manager at Acme 2022-2024", "Reply SEND")
    code = re.search(r"SEND \d{4}", await thread(anna).locator(".bubble.theirs").last.inner_text())
    assert code
    await say(anna, code[0], "did not arrive")
    eva = phone_of(page, "Eva Ström")
    await expect(thread(eva).locator(".stamp.is_lost")).to_contain_text("the operator took it for spam (30007)")
    await expect(page.locator("#events")).to_contain_text("No reference could be had from Eva Ström")


async def test_a_stranger_takes_either_app(site: Site, windows: Windows) -> None:
    page = await windows.desktop(color_scheme="dark")
    await page.goto("/sandbox")
    await page.locator("form[data-form=open]:visible").get_by_role("textbox").fill("070-174 06 99")
    await page.keyboard.press("Enter")
    phone = phone_of(page, "Another phone")
    await phone.get_by_role("tab", name="WhatsApp").click()
    await phone.get_by_role("textbox").first.fill("Hello, who are you?")
    await page.keyboard.press("Enter")
    await expect(thread(phone).locator(".bubble.mine")).to_contain_text("Hello")
    await expect(thread(phone).locator(".bubble.theirs")).to_be_visible()
    await what_is_written_meanwhile_stays(page, phone)
    await phone.get_by_role("tab", name="Messages").click()
    await expect(thread(phone).locator(".bubble")).to_have_count(0)
    await axe(page)
