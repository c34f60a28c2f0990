"""A message that did not arrive is sent again by another route, on the check's page (R48)."""

from playwright.async_api import expect

from bot.domain.user import UserRole
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Size, Windows

LANDLINE = "+46701740694"
KIM = [{"name": "Kim Ek", "phone": LANDLINE, "email": "kim@example.com"}]


async def test_a_recruiter_sends_again_by_another_route(site: Site, windows: Windows, shot: Shot) -> None:
    check = await site.start(candidates=KIM)
    await site.office.until(check, lambda now: now["candidate_unreachable"] is not None)
    page = await windows.phone()
    await site.sign_in(page, await site.user(UserRole.RECRUITER))
    await page.goto(f"/admin/checks/{check['id']}")
    await page.get_by_text("Send again …").click()
    await axe(page)
    await shot(page, "resend-phone")
    await page.get_by_label("How Kim Ek is written to").select_option("email")
    await page.get_by_role("button", name="Send again").click()
    await expect(page.get_by_text("It is sent again")).to_be_visible()
    await expect(page.get_by_text("had Kim Ek written to again, by e-mail")).to_be_visible()
    await expect(page.get_by_text("Send again …")).to_have_count(0)


async def test_without_scripts_and_in_swedish_as_well(site: Site, windows: Windows, shot: Shot) -> None:
    check = await site.start(candidates=KIM)
    await site.office.until(check, lambda now: now["candidate_unreachable"] is not None)
    page = await windows.scriptless(Size.DESKTOP, language="sv")
    await site.sign_in(page, await site.user(UserRole.RECRUITER, "sv"))
    await page.goto(f"/admin/checks/{check['id']}")
    await page.get_by_text("Skicka igen …").click()
    await shot(page, "resend-sv")
    await page.get_by_label("Hur Kim Ek får meddelandet").select_option("whatsapp")
    await page.get_by_role("button", name="Skicka igen").click()
    await expect(page.get_by_text("lät skicka till Kim Ek igen, på WhatsApp")).to_be_visible()
