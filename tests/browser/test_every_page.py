"""Every page that links lead to under /admin: there, sound, usable by everybody, within its window, and light."""

from typing import Any

import pytest
import pytest_asyncio

from bot.domain.user import UserRole
from tests.browser.crawl import Crawl
from tests.browser.site import Site
from tests.browser.versions import two_versions
from tests.browser.windows import Size, Windows

BO = {"name": "Bo Ek", "phone": "070-765 43 21"}
CILLA = {"name": "Cilla Dahl-Bergström Af Ugglas", "phone": "070-777 77 77", "email": "cilla@example.com"}


AFTER_FORMS = {
    "/admin/checks/started/{id}",
    "/admin/channels/tried/{id}",
    "/admin/questionnaires/{language}/{name}/compare",
}  # tests of their own lead there


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
    return [done, cancelled, waiting]


def is_ours(path: str) -> bool:
    return path.startswith(("/admin", "/report/"))


@pytest.mark.timeout(400)  # some forty pages, each given to axe-core
@pytest.mark.parametrize(
    ("role", "language", "size"),
    [
        (UserRole.ADMIN, "en", Size.DESKTOP),
        (UserRole.ADMIN, "sv", Size.PHONE),
        (UserRole.RECRUITER, "en", Size.PHONE),
    ],
)
async def test_every_page_is_sound(
    site: Site, windows: Windows, checks: list[dict[str, Any]], role: UserRole, language: str, size: Size
) -> None:
    """A recruiter's pages are an admin's, without some parts: axe-core has nothing new to say of them."""
    page = await windows.open(size, language=language, color_scheme="dark" if language == "sv" else "light")
    await site.sign_in(page, await site.user(role, language))
    crawl = Crawl(page, site.office.client.app, is_ours, asks_axe=role is UserRole.ADMIN)
    await crawl.from_("/admin", *(f"/admin/checks/{one['id']}" for one in checks))
    assert not crawl.wrongs, "\n".join(crawl.wrongs)
    if role is UserRole.ADMIN:
        assert crawl.not_seen() <= AFTER_FORMS, crawl.not_seen() - AFTER_FORMS
