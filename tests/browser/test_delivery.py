"""What a recruiter sees of a message that did not arrive, and of what messages cost."""

from decimal import Decimal

from playwright.async_api import expect

from bot.domain.fate import Asked
from bot.domain.message import Message
from bot.domain.user import UserRole
from bot.ports import Charge
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows

LANDLINE = "+46701740694"
SENT_TO = f'SELECT {mapper(Message).listed()} FROM outbox WHERE "check" = $1 ORDER BY id LIMIT 1'


async def test_a_message_that_did_not_arrive_says_why_and_what_can_be_done(
    site: Site, windows: Windows, shot: Shot
) -> None:
    check = await site.start(candidates=[{"name": "Per Dahl", "phone": LANDLINE}])
    await site.office.until(check, lambda now: now["candidate_unreachable"] is not None)
    for page, user, language in (
        (await windows.phone(), await site.user(UserRole.RECRUITER), "en"),
        (await windows.desktop(), await site.user(UserRole.RECRUITER, "sv"), "sv"),
    ):
        await site.sign_in(page, user)
        await page.goto(f"/admin/checks/{check['id']}")
        what_now = {"en": "What can be done: Ask for a mobile number", "sv": "Vad som kan göras: Be om ett mobilnummer"}
        await expect(page.get_by_text(what_now[language])).to_be_visible()
        await axe(page)
        await shot(page, f"not-arrived-{language}")


async def test_what_the_provider_charges_stands_beside_the_message_and_in_the_statistics(
    site: Site, windows: Windows, shot: Shot
) -> None:
    check = await site.start(candidates=[{"name": "Mia Ask", "phone": "+46705557777"}])
    await site.was_sent("+46705557777", "Mia")
    await _charged(site, str(check["id"]))
    page = await windows.desktop()
    await site.sign_in(page, await site.user(UserRole.RECRUITER))
    await page.goto(f"/admin/checks/{check['id']}")
    await page.locator("summary", has_text="message:").first.click()
    await expect(page.get_by_text("0.0316 USD by the provider's account")).to_be_visible()
    await shot(page, "message-cost")
    await page.goto("/admin/statistics")
    await expect(page.get_by_text("By the provider's own account so far: $0.03, for 1 of")).to_be_visible()


async def _charged(site: Site, check: str) -> None:
    """As if the provider had been asked."""

    def reading() -> Steps[Message]:
        return mapper(Message).record_of((yield Query(SENT_TO, [check]))[0])

    storage = site.vouchline.storage
    message = await storage.database.read(reading)
    await storage.fates.answered(Asked(message, 0), Charge(Decimal("0.0316"), "USD", 2), None)
