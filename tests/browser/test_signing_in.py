"""Signing in as people do: by code on a phone and without scripts, by passkey, by keyboard; and one's own pages."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.people import code_for
from tests.browser.site import Site
from tests.browser.windows import Windows

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


async def sign_in_by_code(site: Site, page: Page, email: str) -> None:
    await page.fill("#email", email)
    await page.press("#email", "Enter")
    await page.wait_for_url("**/login/code")
    await page.fill("#code", await code_for(site, email))
    await page.press("#code", "Enter")


@pytest.mark.parametrize("scripts", [True, False])
async def test_by_code_on_a_phone(site: Site, windows: Windows, shot: Shot, scripts: bool) -> None:
    rut = await site.user(language="sv")
    page = await windows.phone(scripts=scripts, language="sv")
    await page.goto("/admin/users")
    await expect(page.locator("h1")).to_have_text("Logga in")
    await axe(page)
    await shot(page, "sign-in")
    await page.fill("#email", rut.email)
    await page.click("text=Skicka en kod")
    await page.fill("#code", "000 00")
    if scripts:  # the browser itself says that it is too short
        assert await page.eval_on_selector("#code", "one => !one.validity.valid")
    code = await code_for(site, rut.email)
    await page.fill("#code", f"{(int(code) + 1) % 1_000_000:06}")
    await page.press("#code", "Enter")
    await expect(page.get_by_role("alert")).to_contain_text("Det är inte koden")
    await axe(page)
    await page.fill("#code", code)
    await page.click("button:has-text('Logga in')")
    await expect(page.locator("h1")).to_have_text("Användare")


async def test_by_passkey_as_soon_as_there_is_one(site: Site, windows: Windows, shot: Shot) -> None:
    rut = await site.user()
    page = await windows.desktop()
    await page.goto("/admin/me")
    await sign_in_by_code(site, page, rut.email)
    await expect(page.locator("h1")).to_have_text("Your account")
    chrome = await page.context.new_cdp_session(page)
    await chrome.send("WebAuthn.enable")
    await chrome.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    await page.fill("#passkey-name", "My laptop")
    await page.click("text=Add a passkey")
    await expect(page.get_by_role("status")).to_contain_text("passkey is added")
    await axe(page)
    await shot(page, "your-account")
    await page.click("text=Add a passkey")
    await expect(page.locator("[data-failed]")).to_contain_text("No passkey was added")  # it has one already
    async with page.expect_navigation(url=re.compile(r"^[^?]*/admin")):
        await page.click(
            "text=Sign out >> nth=0"
        )  # the browser offers the passkey in the field, and the finger is there
    await page.goto("/admin/me")
    await expect(page.locator("table")).to_contain_text("by passkey")


async def test_with_the_sandboxs_slack(site: Site, windows: Windows) -> None:
    await site.user()  # an admin
    page = await windows.phone()
    await page.goto("/login?next=/admin/me")
    await page.click("text=Sign in with Slack")
    await page.get_by_text("Gus Guest").wait_for()
    await axe(page)
    await page.click("text=Gus Guest")
    await expect(page.get_by_role("alert")).to_contain_text("guests")
    await axe(page)
    await page.click("text=Svenska")
    await page.click("text=Logga in med Slack")
    await page.click("text=Nils Holm")
    await expect(page.locator("main")).to_contain_text("nils.holm@cafe-norr.example, Recruiter")


async def test_without_a_passkey_the_button_says_so(windows: Windows) -> None:
    page = await windows.desktop()
    chrome = await page.context.new_cdp_session(page)
    await chrome.send("WebAuthn.enable")
    await chrome.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    await page.goto("/login")
    await page.click("text=Sign in with a passkey")
    await expect(page.locator("[data-failed]")).to_contain_text("was not used")
    await axe(page)


async def test_an_admin_lets_somebody_in_and_out_by_keyboard_alone(site: Site, windows: Windows, shot: Shot) -> None:
    rut = await site.user()
    page = await windows.desktop()
    await site.sign_in(page, rut)
    await page.goto("/admin/users")
    await page.get_by_role("link", name="New user").focus()
    await page.keyboard.press("Enter")
    await page.get_by_label("Name", exact=True).focus()
    await page.keyboard.type("Kaj Lind")
    await page.keyboard.press("Tab")
    await page.keyboard.type("kaj@example.com")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("may sign in now")
    await shot(page, "users")
    await page.get_by_role("link", name="Kaj Lind").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("h1")).to_have_text("Kaj Lind")
    await page.get_by_role("button", name="Deactivate").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#gone")).to_be_visible()
    await axe(page)


async def test_the_mailbox_is_there_for_everybody(windows: Windows) -> None:
    page = await windows.scriptless()
    await page.goto("/sandbox/mail")
    await axe(page)
