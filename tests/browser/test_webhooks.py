"""A webhook from its making to its replay, with a program at the other end that really listens."""

from playwright.async_api import expect

from tests.browser import keyboard
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows
from tests.web.receiver import a_receiver


async def test_an_admin_makes_a_webhook_tries_it_and_follows_what_it_was_told(
    site: Site, windows: Windows, shot: Shot
) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    async with a_receiver() as receiver:
        await page.goto("/admin/webhooks/new")
        await page.locator("main").focus()
        await keyboard.write(page, "Address", f"{receiver.url}/hooks")
        await keyboard.write(page, "Name", "Talentnavet")
        await expect(page.get_by_text("Enough to keep a badge")).to_be_hidden()
        await keyboard.choose(page, "Everything that happens", "Only what I choose")
        await expect(page.get_by_label("A check was started.")).to_be_checked()
        await axe(page)
        await shot(page, "webhook-new")
        await page.get_by_role("button", name="Make the webhook").click()
        secret = await page.get_by_label("The secret", exact=True).input_value()
        await axe(page)
        await shot(page, "webhook-secret")
        await page.get_by_role("button", name="Send a test").click()
        await expect(page.locator("#now")).to_contain_text("taken")
        assert (await receiver.was_told("/hooks", "test")).is_signed_with(secret)
        receiver.status = 500
        await site.start()
        await receiver.was_told("/hooks", "check_started")
        await page.goto("/admin/webhooks")
        while not await page.get_by_text("Failing since").is_visible():  # its answer is noted after it was given
            await page.reload()
        await page.get_by_role("link", name="Talentnavet").click()
        await page.get_by_role("heading", name="Deliveries").wait_for()
        await shot(page, "webhook-failing")
        await page.get_by_role("row", name="check_started").get_by_role("link", name="Delivery").click()
        await expect(page.locator("#now")).to_contain_text("to be tried again")
        receiver.status = 200
        await page.get_by_role("button", name="Post it again").click()
        await expect(page.get_by_role("status")).to_have_text("It is being posted again.")
        await expect(page.locator("#now")).to_contain_text("taken")
        await shot(page, "webhook-delivery")
        await page.get_by_role("link", name="Everything posted about it").click()
        await expect(page.locator(".posts tbody tr")).to_have_count(2)


async def test_it_can_be_made_and_deleted_on_a_phone_without_scripts(site: Site, windows: Windows) -> None:
    page = await windows.scriptless(language="sv", color_scheme="dark")
    await site.sign_in(page, await site.user(language="sv"))
    async with a_receiver() as receiver:
        await page.goto("/admin/webhooks/new")
        await page.get_by_role("textbox", name="Adress").fill(f"{receiver.url}/phone")
        await page.get_by_role("button", name="Skapa webhooken").click()
        await page.get_by_role("button", name="Skicka ett test").click()
        while not await page.locator("#now", has_text="mottagen").is_visible():  # a script would look on by itself
            await page.reload()
        await page.get_by_role("link", name="/phone").click()
        await page.get_by_role("link", name="Ta bort").click()
        await page.get_by_role("button", name="Ta bort den nu").click()
        await expect(page.get_by_role("status")).to_have_text("Webhooken är borttagen.")
