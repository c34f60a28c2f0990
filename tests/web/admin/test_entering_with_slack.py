"""Sign in with Slack: members of a connected workspace, by an address that Slack confirms; and nobody else."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientResponse, ClientSession

from bot.domain.user import User, UserRole
from bot.storage.reading import users
from tests.standins.slack import User as Person
from tests.standins.slack import Workspace
from tests.web.admin.browsing import Browser
from tests.web.admin.conftest import add_user
from tests.web.slack_desk import Desk, a_desk


@pytest.fixture
async def desk(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Desk]:
    """The workspace Norr has our app, and is the default organisation's."""
    async with a_desk(tmp_path, sqlite_url, "token", "client") as desk:
        async with asyncio.timeout(100):
            while await desk.parts.workspaces.find(desk.norr.id) is None:
                await asyncio.sleep(0.01)
        yield desk


def a_browser(desk: Desk) -> Browser:
    return Browser(desk.client, desk.vouchline)


async def at_slack(desk: Desk, browser: Browser, person: Person, workspace: Workspace | None = None) -> str:
    """The path to which Slack sends them back."""
    begun = await browser.get("/login/slack?next=/admin/me")
    assert begun.status == 303
    who = f"&team={(workspace or desk.norr).id}&user={person.id}"
    async with ClientSession() as session, session.get(begun.headers["Location"] + who, allow_redirects=False) as sent:
        assert sent.status == 302, await sent.text()
        back = urlsplit(sent.headers["Location"])
    return f"{back.path}?{back.query}"


async def come_in(desk: Desk, person: Person, workspace: Workspace | None = None) -> tuple[ClientResponse, Browser]:
    browser = a_browser(desk)
    return await browser.get(await at_slack(desk, browser, person, workspace)), browser


async def kept(desk: Desk) -> list[User]:
    return await users.of_organisation(desk.vouchline.organisation)


async def a_user(desk: Desk, email: str, **about: object) -> User:
    now = desk.vouchline.clock.now()
    user = User("u1", desk.vouchline.organisation, email, "Known", UserRole.ADMIN, "en", now)
    user = replace(user, **about)  # type: ignore[arg-type]
    await add_user(desk.vouchline.storage.database, user)
    return user


async def test_a_member_becomes_a_recruiter_once_even_a_workspaces_admin(desk: Desk) -> None:
    ada = desk.norr.person("Ada", is_admin=True)
    for _ in range(2):
        entered, browser = await come_in(desk, ada)
        assert (entered.status, entered.headers["Location"]) == (303, "/admin/me")
        assert "med Slack" in await (await browser.get("/admin/me")).text()
    [made] = await kept(desk)
    assert (made.email, made.name, made.role, made.language) == ("ada@norr.example", "Ada", UserRole.RECRUITER, "sv")
    assert desk.slack.complaints == []


async def test_a_known_user_stays_what_they_are_also_as_a_guest(desk: Desk) -> None:
    gus = desk.norr.person("Gus", is_restricted=True)
    await a_user(desk, gus.email)
    entered, browser = await come_in(desk, gus)
    assert entered.status == 303 and await browser.is_signed_in
    assert [one.role for one in await kept(desk)] == [UserRole.ADMIN]


@pytest.mark.parametrize("mark", ["is_restricted", "is_ultra_restricted", "is_bot", "deleted"])
async def test_guests_bots_and_those_who_left_are_not_let_in(desk: Desk, mark: str) -> None:
    refused, browser = await come_in(desk, desk.norr.person("Gus", **{mark: True}))
    assert refused.status == 403 and "guests" in await refused.text()
    assert await kept(desk) == [] and not await browser.is_signed_in


async def test_a_deactivated_user_is_neither_let_in_nor_made_again(desk: Desk) -> None:
    sara = desk.norr.person("Sara")
    await a_user(desk, sara.email, deactivated_at=desk.vouchline.clock.now())
    refused, browser = await come_in(desk, sara)
    assert refused.status == 403 and len(await kept(desk)) == 1 and not await browser.is_signed_in


async def test_a_workspace_that_is_not_connected_is_refused(desk: Desk) -> None:
    other = Workspace("Elsewhere")
    desk.slack.workspaces.append(other)
    refused, _ = await come_in(desk, other.person("Eva"), other)
    assert refused.status == 403 and "not installed" in await refused.text()


async def test_an_address_that_slack_does_not_confirm_is_nobodys(desk: Desk) -> None:
    sara = desk.norr.person("Sara")
    await a_user(desk, sara.email)
    desk.slack.signing_in.is_email_verified = False
    refused, browser = await come_in(desk, sara)
    assert refused.status == 403 and not await browser.is_signed_in


async def test_what_slack_sends_back_is_good_once_and_in_one_browser(desk: Desk) -> None:
    sara = desk.norr.person("Sara")
    asker, other = a_browser(desk), a_browser(desk)
    back = await at_slack(desk, asker, sara)
    assert (await other.get(back)).status == 400
    other.cookies["signing-in-slack"] = "x"
    assert (await other.get(back)).status == 400
    cookies = dict(asker.cookies)
    assert (await asker.get(back)).status == 303
    other.cookies = cookies
    assert (await other.get(back)).status == 400
    assert not await other.is_signed_in


async def test_another_persons_code_does_not_pass_with_ones_own_state(desk: Desk) -> None:
    """The nonce of a code begun in another browser is another one."""
    victim, attacker = a_browser(desk), a_browser(desk)
    mine = parse_qs(urlsplit(await at_slack(desk, attacker, desk.norr.person("Mallory"))).query)
    theirs = await at_slack(desk, victim, desk.norr.person("Sara"))
    mixed = re.sub(r"code=[^&]+", f"code={mine['code'][0]}", theirs)
    refused = await victim.get(mixed)
    assert refused.status == 400 and not await victim.is_signed_in


@pytest.mark.parametrize("claims", [{"nonce": "other"}, {"aud": "another app"}, {"sub": "U0SOMEBODY"}, {"sub": ""}])
async def test_a_token_for_something_else_is_not_believed(desk: Desk, claims: dict[str, str]) -> None:
    desk.slack.signing_in.changes = claims
    refused, browser = await come_in(desk, desk.norr.person("Sara"))
    assert refused.status == 400 and not await browser.is_signed_in and await kept(desk) == []


@pytest.mark.parametrize(
    "query", ["", "?state=x&code=y", "?error=access_denied", "?state=%FF&code=%00", "?code=a&code=b"]
)
async def test_made_up_returns_are_refused(desk: Desk, query: str) -> None:
    assert (await a_browser(desk).get(f"/login/slack/back{query}")).status == 400


async def test_not_agreeing_at_slack_leads_back_to_the_door(desk: Desk) -> None:
    browser = a_browser(desk)
    await browser.get("/login/slack")
    back = f"/login/slack/back?error=access_denied&state={browser.cookies['signing-in-slack']}"
    refused = await browser.get(back)
    assert refused.status == 400 and "not finished" in await refused.text()


async def test_when_slack_is_away_one_may_try_again(desk: Desk) -> None:
    browser = a_browser(desk)
    back = await at_slack(desk, browser, desk.norr.person("Sara"))
    await desk.slack.stop()
    assert (await browser.get(back)).status == 502


async def test_two_sign_ins_at_once_make_one_user(desk: Desk) -> None:
    sara = desk.norr.person("Sara")
    browsers = [a_browser(desk) for _ in range(2)]
    backs = [await at_slack(desk, one, sara) for one in browsers]
    assert [(await one.get(back)).status for one, back in zip(browsers, backs, strict=True)] == [303, 303]
    assert len(await kept(desk)) == 1
