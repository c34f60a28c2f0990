"""The sandbox's Slack lets one of its people in, the first as an admin; and leads nowhere but back to us."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.user import UserRole
from bot.storage.reading import users
from tests.browser.site import Site, a_site
from tests.web.admin.browsing import Browser
from tests.web.office import path_of

API = "/sandbox/slack/api"


@pytest.fixture
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with a_site(tmp_path_factory.mktemp("sandbox")) as site:
        yield site


async def test_whoever_comes_first_is_an_admin_and_the_next_a_recruiter(site: Site) -> None:
    for person in ("U0RUT", "U0NILS"):
        browser = Browser(site.office.client, site.vouchline)
        asked = (await browser.get("/login/slack?next=/admin/me")).headers["Location"]
        back = (await browser.get(f"{path_of(asked)}&person={person}")).headers["Location"]
        assert (await browser.get(path_of(back))).headers["Location"] == "/admin/me"
        assert await browser.is_signed_in
    known = await users.of_organisation(site.vouchline.organisation)
    assert {(one.email.partition("@")[0], one.role) for one in known} == {
        ("rut.ek", UserRole.ADMIN),
        ("nils.holm", UserRole.RECRUITER),
    }
    await codes_are_worth_something_to_us_alone(site)


async def codes_are_worth_something_to_us_alone(site: Site) -> None:
    browser = Browser(site.office.client, site.vouchline)
    asked = (await browser.get("/login/slack")).headers["Location"]
    back = (await browser.get(f"{path_of(asked)}&person=U0RUT")).headers["Location"]
    [code] = parse_qs(urlsplit(back).query)["code"]
    for headers in ({}, {"Authorization": "Basic c2FuZGJveDpndWVzcw=="}, {"Authorization": "Basic Å="}):
        answer = await browser.post(f"{API}/openid.connect.token", {"code": code}, headers=headers)
        assert await answer.json() == {"ok": False, "error": "bad_client_secret"}
    for headers in ({}, {"Authorization": "Bearer guessed"}):
        assert not (await (await browser.get(f"{API}/openid.connect.userInfo", headers=headers)).json())["ok"]
    elsewhere = path_of(asked).replace("localhost", "evil.example")
    assert (await browser.get(f"{elsewhere}&person=U0RUT")).status == 400
    assert "Who are you" in await (await browser.get(f"{path_of(asked)}&person=nobody")).text()
