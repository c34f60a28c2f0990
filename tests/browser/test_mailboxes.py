"""The sandbox's mailboxes, and the page behind List-Unsubscribe, as people see and use them."""

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot.storage.sandbox_mail import SandboxMailbox
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows


async def started(site: Site, name: str, address: str, **given: Any) -> dict[str, Any]:
    candidates = [{"name": name, "email": address}]
    return await site.start(
        candidates=candidates, **{"candidate_contact": "email", "referee_contact": "email", **given}
    )


async def mailbox(page: Page, check: dict[str, Any]) -> Locator:
    await page.goto(f"/sandbox?check={check['id']}")
    box = page.locator(".mailbox")
    await box.locator(".mail_line").first.wait_for()
    return box


def happened(page: Page, words: str) -> Locator:
    return page.locator("#events li", has_text=words).first


async def test_a_mail_is_read_as_it_looks_and_its_button_leads_to_the_page(
    site: Site, windows: Windows, shot: Shot
) -> None:
    check = await started(site, "Anna Lind", "anna@example.com")
    page = await windows.desktop()
    box = await mailbox(page, check)
    await box.locator(".mail_line").click()
    letter = page.frame_locator(".mail_frame")
    await letter.get_by_text("Café Norr").first.wait_for()
    await shot(page, "mailbox")
    async with page.context.expect_page() as opening:
        await letter.get_by_role("link", name="Name your referees").click()
    personal = await opening.value
    await personal.wait_for_url(re.compile(r"/c/"))
    await expect(personal.get_by_role("button", name="Begin")).to_be_visible()


async def test_a_reply_is_answered_in_the_mailbox(site: Site, windows: Windows) -> None:
    check = await started(site, "Sven Ek", "sven@example.com", language="sv")
    page = await windows.phone()
    box = await mailbox(page, check)
    await box.locator(".mail_line").click()
    await box.get_by_role("textbox", name="Reply").fill("Hej!\nVad gäller det?")
    await box.get_by_role("button", name="Send").click()
    await box.locator(".mail_line", has_text="Svaren lämnas på din sida").wait_for()
    await expect(box.locator(".mail_mine")).to_have_count(1)
    await axe(page)


async def test_away_and_gone_are_told_to_the_recruiter(site: Site, windows: Windows) -> None:
    check = await started(site, "Ida Moe", "ida@example.com")
    page = await windows.desktop()
    box = await mailbox(page, check)
    await box.locator(".mail_line").click()
    day = (site.vouchline.clock.now()).date().replace(day=1)
    day = day.replace(year=day.year + (day.month == 12), month=day.month % 12 + 1, day=7)
    await box.get_by_label("Away through").fill(day.isoformat())
    await box.get_by_role("button", name="Auto-reply").click()
    await happened(page, "they are away and back on 8").wait_for()
    await box.locator(".mail_line", has_text="Café Norr").last.click()
    await box.get_by_role("button", name="No such mailbox").click()
    await happened(page, "could not be reached").wait_for()


async def test_unsubscribing_stops_mail_and_its_page_takes_it_back(site: Site, windows: Windows, shot: Shot) -> None:
    check = await started(site, "Åsa Öst", "asa@example.com", language="sv")
    page = await windows.phone()
    box = await mailbox(page, check)
    await box.locator(".mail_line").click()
    letter = page.frame_locator(".mail_frame")
    async with page.context.expect_page() as opening:
        await letter.get_by_role("link", name="Inga fler mejl").first.click()
    opened = await opening.value
    await opened.wait_for_url(re.compile(r"/u/"))
    stopping = await windows.phone()
    await stopping.goto(opened.url)
    await stopping.get_by_role("heading", name="Inga fler mejl om referenser?").wait_for()
    await shot(stopping, "unsubscribe-phone")
    await box.get_by_role("button", name="Unsubscribe").click()
    await happened(page, "vill inte ha fler mejl").wait_for()
    await stopping.reload()
    await stopping.get_by_role("button", name="Ångra").click()
    await stopping.get_by_role("heading", name="Du får mejl från oss igen").wait_for()
    await axe(stopping)
    await happened(page, "tar emot mejl igen").wait_for()


@pytest.mark.parametrize("asked", [{}, {"mail": "x", "act": "reply", "text": "a"}, {"mail": [], "act": None}])
async def test_what_is_no_act_is_refused(site: Site, asked: dict[str, Any]) -> None:
    assert (await site.office.client.post("/sandbox/mail", json=asked)).status in (404, 422)


async def test_nothing_of_a_mail_runs_or_is_framed_elsewhere(site: Site) -> None:
    await started(site, "Kim Ek", "kim@example.com")
    mailer = site.vouchline.mailer
    assert isinstance(mailer, SandboxMailbox)
    async with asyncio.timeout(30):
        while not (kept := await mailer.of(["kim@example.com"])):
            await asyncio.sleep(0.03)
    shown = await site.office.client.get(f"/sandbox/mail/{kept[0].id}")
    policy = shown.headers["Content-Security-Policy"]
    assert "sandbox allow-popups" in policy and "allow-scripts" not in policy and "frame-ancestors 'self'" in policy
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert (await site.office.client.get("/sandbox/mail/none")).status == 404
