"""The settings of an organisation in a browser: previews that follow, a look that is worn, a test that arrives."""

from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, expect

from bot.domain.conversation import Role
from bot.domain.message import Purpose
from bot.flows.foreseen import ForeseenKind, foreseen
from bot.storage.reading import organisations, outbox
from tests.browser import keyboard
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.people import with_scripts
from tests.browser.site import OURS, Site
from tests.browser.windows import Windows
from tests.domain.test_picture import a_png

PLACE = "/admin/sub-accounts/default"


async def test_what_is_foreseen_is_what_is_sent(site: Site) -> None:
    owner = await organisations.named(OURS)
    assert owner
    ours = await organisations.sub_account(owner.id, "default")
    assert ours
    started = site.vouchline.clock.now()
    check = await site.start()
    await site.was_sent("+46701234567", "Reply OK", check["id"])
    for _ in range(8):
        await site.advance(hours=10)
    sent = [
        one
        for one in await outbox.to_people_of(owner.id, check["id"])
        if one.purpose in (Purpose.OPENING, Purpose.REMINDER)
    ]
    told = [
        one
        for one in foreseen(ours.plan, Role.CANDIDATE, ours.zone, started)
        if one.kind in (ForeseenKind.OPENING, ForeseenKind.REMINDER)
    ]
    assert len(sent) == len(told) > 2
    for one, expected in zip(sent, told, strict=True):
        assert one.sent_at and abs(one.sent_at - expected.happens_at) < timedelta(minutes=5)


async def test_the_hours_preview_follows_what_is_typed(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto(f"{PLACE}/hours")
    await page.get_by_label("Remind candidates after (hours)").fill("5, 30")
    first = page.locator("#preview table").first
    await expect(first.get_by_text("Reminder 1 of 2").first).to_be_visible()
    await page.get_by_label("Until (hour)").fill("7")
    await expect(page.get_by_text("Put right what is marked above")).to_be_visible()
    await page.get_by_label("Until (hour)").fill("21")
    await expect(first.get_by_text("Reminder 1 of 2").first).to_be_visible()
    await shot(page, "settings-hours")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("status")).to_have_text("Saved.")


async def test_the_text_preview_counts_while_one_writes(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto(f"{PLACE}/texts")
    await page.get_by_role("link", name="English").click()
    await page.get_by_text("Reminders", exact=True).click()
    await page.get_by_role("link", name="Reminder: {candidate} hopes").click()
    words = page.get_by_label("Your words")
    await words.wait_for()
    await with_scripts(page)
    await words.fill("Norr hopes for your words about {candidate}")
    await expect(page.locator(".bubble")).to_have_text("Norr hopes for your words about Anna Lind")
    await expect(page.locator("[data-segments]")).to_have_attribute("data-segments", "1")
    await words.fill("Norr hopes 🙂 {candidate} " + "and so on " * 6)
    await expect(page.locator("[data-segments]")).to_have_attribute("data-segments", "2")
    await expect(page.get_by_text("only 70 characters fit")).to_be_visible()
    await words.fill("{age}")
    await expect(page.get_by_text("can't be filled in here")).to_be_visible()
    await axe(page)
    await words.fill("Norr hopes for your words about {candidate}")
    await expect(page.locator(".bubble")).to_have_text("Norr hopes for your words about Anna Lind")
    await shot(page, "settings-text")


async def test_a_look_is_chosen_and_worn_by_personal_pages(
    site: Site, windows: Windows, shot: Shot, tmp_path: Path
) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto(f"{PLACE}/look")
    await page.get_by_label("Colour").fill("#ff6600")
    await expect(page.get_by_text("#b24700, since #ff6600 could not be read there")).to_be_visible()
    logo = tmp_path / "logo.png"
    logo.write_bytes(a_png(120, 40))
    await page.get_by_label("Logo").set_input_files(logo)
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("status")).to_have_text("Saved.")
    await axe(page)
    await shot(page, "settings-look")
    check = await site.start()
    phone = await windows.phone()
    await phone.goto(check["links"]["candidate"])
    assert await _colour(phone) == "rgb(178, 71, 0)"
    assert await phone.locator(".logo").evaluate("image => image.naturalWidth") == 120
    await axe(phone)


async def test_without_scripts_the_preview_has_a_button_and_saves_nothing(site: Site, windows: Windows) -> None:
    page = await windows.scriptless()
    await site.sign_in(page, await site.user())
    await page.goto(f"{PLACE}/hours")
    await page.get_by_label("Remind referees after (hours)").fill("7")
    await page.get_by_role("button", name="Show it").click()
    await expect(page.get_by_text("Reminder 1 of 1").first).to_be_visible()
    await page.goto(f"{PLACE}/hours")
    await expect(page.get_by_label("Remind referees after (hours)")).to_have_value("24, 48, 72")


async def test_a_test_message_arrives_and_the_page_says_so(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone()
    await site.sign_in(page, await site.user(name="Rut Alm"))
    await page.goto("/admin/channels")
    panel = page.locator("section.channel", has=page.get_by_role("heading", name="Text messages"))
    await panel.get_by_label("Your mobile number").fill("070-999 88 77")
    await panel.get_by_role("button", name="Send a test").click()
    await expect(page.get_by_text("It has arrived.")).to_be_visible()
    await axe(page)
    assert "asked for by Rut Alm" in await site.was_sent("+46709998877", "This is a test")


async def test_a_test_is_posted_in_slack_or_why_not_is_told(site: Site, windows: Windows) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto("/admin/channels")
    panel = page.locator("section.channel", has=page.get_by_role("heading", name="Slack"))
    await panel.get_by_label("Channel").fill("C0NOWHERE")
    await panel.get_by_role("button", name="Send a test").click()
    await expect(page.get_by_text("There is no such channel")).to_be_visible()


async def test_a_key_is_made_and_revoked(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto("/admin/api-keys")
    await page.get_by_label("Name").fill("Our ATS")
    await page.get_by_role("button", name="Make a key").click()
    key = await page.get_by_label("The key", exact=True).input_value()
    assert key.startswith("vl_") and (await site.office.call("GET", "/api/v1/checks", key)).status == 200
    await axe(page)
    await keyboard.press(page, "link", "Revoke the key Our ATS")
    await page.get_by_role("button", name="Revoke it now").click()
    await expect(page.get_by_role("status")).to_have_text("The key is revoked.")
    assert (await site.office.call("GET", "/api/v1/checks", key)).status == 401


async def _colour(page: Page) -> str:
    return str(await page.locator(".masthead").evaluate("one => getComputedStyle(one).borderBottomColor"))
