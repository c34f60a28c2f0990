"""Mail as people see it: readable on a phone and on a desk, in light and in dark; and shown before it goes."""

import re

import pytest
from playwright.async_api import expect

from bot.channels.mail.html import html_of
from bot.domain.brand import Look
from bot.domain.conversation import Role
from bot.flows.changes import ConversationSeen
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Size, Windows
from tests.flows.mail.written import LINK, a_mail, asked_once_more, seen_by_mail

STOP = "https://vouchline.example/u/l-2d621357d82c4609a61488ce6a7fdaae-4ypbn53hgqh7eu4a"


def drawn(seen: ConversationSeen, kind: str) -> str:
    form = a_mail(seen, kind)
    assert form.letter is not None
    html = html_of(form.letter, form.subject, STOP, "")
    return re.sub(r"(<body[^>]*>)(.*)</body>", r"\1<main>\2</main></body>", html, flags=re.DOTALL)  # a program's window


MAILS = {
    "mail-opening": drawn(seen_by_mail(language="sv"), "opening"),
    "mail-question": drawn(asked_once_more(seen_by_mail(look=Look("#d8442b", "")), "How was Friday?"), "follow_up"),
    "mail-receipt": drawn(seen_by_mail(Role.CANDIDATE, look=Look("#f2c200", "")), "sent"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", Size)
async def test_a_mail_can_be_read_and_pressed(windows: Windows, shot: Shot, size: Size, scheme: str) -> None:
    page = await windows.open(size, color_scheme=scheme)
    for name, html in MAILS.items():
        await page.set_content(html)
        await axe(page)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            "it can be read without scrolling"
        )
        button = page.locator(".press a")
        await expect(button).to_have_attribute("href", LINK)
        box = await button.bounding_box()
        assert box and box["height"] >= 44
        if (size, scheme) == (Size.PHONE, "light"):
            await shot(page, name)


async def test_the_mail_is_shown_before_it_goes(site: Site, windows: Windows) -> None:
    page = await windows.phone()
    await site.sign_in(page, await site.user())
    await page.goto("/admin/checks/new")
    await page.locator("[name=name]").fill("Anna Lind")
    await page.locator("[name=candidate_contact][value=email]").check()
    await page.get_by_role("button", name="Look at what will be sent").click()
    await page.get_by_text("An e-mail address is needed").wait_for()
    await page.locator("[name=email]").fill("anna@example.com")
    await page.get_by_role("button", name="Look at what will be sent").click()
    await page.get_by_text("Café Norr ber om dina referenser").wait_for()
    await expect(page.get_by_text("segment")).to_have_count(0)
    await axe(page)
