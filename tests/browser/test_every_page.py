"""Every page that links lead to under /admin: there, sound, usable by everybody, within its window, and light."""

from typing import Any

import pytest
import pytest_asyncio

from bot.domain.user import UserRole
from tests.browser.crawl import DESKTOP_BY_DAY, PHONE_BY_NIGHT, Crawl, Look
from tests.browser.site import Site
from tests.browser.versions import two_versions
from tests.browser.windows import Size, Windows

BO = {"name": "Bo Ek", "phone": "070-765 43 21"}
CILLA = {"name": "Cilla Dahl-Bergström Af Ugglas", "phone": "070-777 77 77", "email": "cilla@example.com"}
pytestmark = pytest.mark.timeout(600)  # some seventy pages, which a busy machine draws slowly
AFTER_FORMS = {"/admin/checks/started/{id}", "/admin/channels/tried/{id}"}  # tests of their own lead there


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def checks(site: Site) -> list[dict[str, Any]]:
    """One in each state, and colleagues."""
    done = await site.completed()
    cancelled = await site.start(candidates=[BO])
    await site.office.json("POST", f"/api/v1/checks/{cancelled['id']}/cancel")
    waiting = await site.start(
        candidates=[CILLA], assignment={"external_id": "A-17", "title": "Barista"}, deadline="2099-01-01"
    )
    await site.user(UserRole.RECRUITER, name="Siv Holm")
    await two_versions(site)
    hook = await site.office.json(
        "POST", "/api/v1/webhooks", 201, json={"url": f"{site.url}/nobody", "events": ["paused"]}
    )
    await site.office.json("POST", f"/api/v1/webhooks/{hook['id']}/test")
    return [done, cancelled, waiting]


def is_ours(path: str) -> bool:
    return path.startswith(("/admin", "/report/"))


async def crawled(
    site: Site, windows: Windows, checks: list[dict[str, Any]], role: UserRole, language: str, *looks: Look, axe: bool
) -> Crawl:
    page = await windows.open(Size.PHONE, language=language)
    await site.sign_in(page, await site.user(role, language))
    crawl = Crawl(page, site.office.client.app, is_ours, looks, axe)
    await crawl.from_("/admin", *(f"/admin/checks/{one['id']}" for one in checks))
    assert not crawl.wrongs, "\n".join(crawl.wrongs)
    return crawl


async def test_every_page_of_an_admin_is_sound(site: Site, windows: Windows, checks: list[dict[str, Any]]) -> None:
    """On both sizes and in both colours; there is no page that no link leads to."""
    looks = (DESKTOP_BY_DAY, PHONE_BY_NIGHT)
    crawl = await crawled(site, windows, checks, UserRole.ADMIN, "en", *looks, axe=True)
    assert crawl.not_seen() <= AFTER_FORMS, crawl.not_seen() - AFTER_FORMS


@pytest.mark.parametrize(("role", "language"), [(UserRole.ADMIN, "sv"), (UserRole.RECRUITER, "en")])
async def test_they_fit_in_swedish_and_for_recruiters(
    site: Site, windows: Windows, checks: list[dict[str, Any]], role: UserRole, language: str
) -> None:
    """These are the same pages with other words, or without some parts: axe-core has nothing new to say of them."""
    await crawled(site, windows, checks, role, language, PHONE_BY_NIGHT, axe=False)
