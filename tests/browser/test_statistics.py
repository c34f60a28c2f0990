"""The page of figures, full of them: usable by everybody, on a phone and in the dark, and without scripts."""

import re

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.domain.user import UserRole
from bot.storage.reading import organisations
from tests.browser.axe import RULES, RULES_OF_LOOKS, axe
from tests.browser.conftest import Shot
from tests.browser.site import OURS, Site
from tests.browser.windows import Size, Windows
from tests.seeded import seed

PLACE = "/admin/statistics"


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def half_a_year(site: Site) -> None:
    vouchline = site.vouchline
    cafe = await organisations.named(OURS)
    assert cafe
    standard = {language: one for (name, language), one in vouchline.questionnaires.items() if name == "standard"}
    ours = await organisations.sub_accounts(cafe.id)
    await seed(vouchline.storage.database, cafe.id, ours, standard, vouchline.clock.now(), checks=300)


@pytest.mark.parametrize(("size", "language", "scheme"), [(Size.DESKTOP, "en", "light"), (Size.PHONE, "sv", "dark")])
async def test_plots_and_their_numbers_are_for_everybody(
    site: Site, windows: Windows, shot: Shot, size: Size, language: str, scheme: str
) -> None:
    page = await windows.open(size, language=language, color_scheme=scheme)
    await site.sign_in(page, await site.user(UserRole.RECRUITER, language))
    await page.goto(PLACE)
    await shot(page, f"statistics-{size}-{language}")
    for one in await page.locator(".numbers > summary").all():
        await one.click()
    await axe(page, RULES if size is Size.DESKTOP else RULES_OF_LOOKS)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await drawn_outside(page) == []


async def drawn_outside(page: Page) -> list[str]:
    """Marks that lie beyond the edges of the panel that they are in."""
    found: list[str] = await page.evaluate(
        """() => [...document.querySelectorAll(".plot")].flatMap((plot) => {
            const panel = plot.getBoundingClientRect();
            return [...plot.querySelectorAll("svg :is(rect, text, line, circle)")].filter((mark) => {
                const place = mark.getBoundingClientRect();
                return place.left < panel.left || place.right > panel.right + 1 || place.top < panel.top;
            }).map((mark) => `${plot.id}: ${mark.outerHTML}`);
        })"""
    )
    return found


async def test_everything_works_without_scripts(site: Site, windows: Windows) -> None:
    page = await windows.open(Size.DESKTOP, scripts=False)
    await site.sign_in(page, await site.user(UserRole.RECRUITER))
    await page.goto(PLACE)
    await page.get_by_label("Contacted by").select_option(label="E-mail")
    await page.get_by_role("button", name="Show").click()
    await expect(page).to_have_url(re.compile("contact=email"))
    await expect(page.get_by_label("Contacted by")).to_have_value("email")
    await expect(page.get_by_role("heading", name="What came of asking")).to_be_visible()
    await page.get_by_role("link", name="Last 30 days").click()
    await expect(page).to_have_url(re.compile("contact=email"))
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="Download the numbers").click()
    assert re.fullmatch(r"vouchline-[\d-]+\.csv", (await saving.value).suggested_filename)
