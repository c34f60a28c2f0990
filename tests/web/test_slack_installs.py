"""Vouchline comes into workspaces, by a token or through Slack's page, each time into the right organisation."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.catalogues import read_plan
from bot.channels.slack.installing import StateCookie
from bot.channels.slack.seat import CommandAsked
from bot.domain.workspace import Workspace as Connected
from bot.install_links import install_link
from bot.organisations import organisation_named
from bot.storage.reading import organisations
from tests.standins.slack import ECHO, SCOPES, Browser, Channel, Fault, Recruiter, User, Workspace
from tests.standins.slack.browser import Page
from tests.standins.slack.faults import ANYWHERE
from tests.standins.slack.seat import until
from tests.web.slack_desk import Desk, a_desk


@pytest.fixture
async def desk(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path, sqlite_url, "client") as desk:
        yield desk


def another(desk: Desk, name: str) -> Recruiter:
    """Somebody at another workspace of this name, in its one channel."""
    workspace = Workspace(name, scopes=SCOPES | {ECHO})
    desk.slack.workspaces.append(workspace)
    user: User = workspace.person("Ada", is_admin=True)
    channel: Channel = workspace.channel("hiring", user)
    return Recruiter(desk.slack, workspace, user, channel)


def url(desk: Desk) -> str:
    return str(desk.client.make_url("")).rstrip("/")


async def install(desk: Desk, who: Recruiter) -> Page:
    return await Browser(who.workspace, who.user).install(url(desk))


async def connected(desk: Desk, who: Recruiter) -> Connected:
    found = await desk.parts.workspaces.find(who.workspace.id)
    assert found is not None
    return found


async def organisation_called(desk: Desk, name: str) -> str:
    vouchline = desk.vouchline
    database, settings, now = vouchline.storage.database, vouchline.settings, vouchline.clock.now()
    return (await organisation_named(database, settings, name, read_plan(), now)).id


async def begun_for(desk: Desk, organisation: str, who: Recruiter) -> Page:
    """Through the link that was made for the organisation."""
    browser = Browser(who.workspace, who.user)
    link = install_link(url(desk), desk.vouchline.settings.secret, organisation, desk.vouchline.clock.real())
    asked = (await browser.visit(link)).moved_to
    return await browser.visit(await browser.agree(asked))


async def test_an_installed_workspace_has_an_organisation_and_is_heard(desk: Desk) -> None:
    ada = another(desk, "Acme")
    page = await install(desk, ada)
    assert page.status == 200 and "Acme" in page.text
    workspace = await connected(desk, ada)
    assert (await organisations.one(workspace.organisation)).name == "Acme"
    assert (workspace.bot_user, workspace.bot) == (ada.workspace.bot_user, ada.workspace.bot_id)
    assert workspace.installed_by == ada.user.id
    await ada.command("list")
    [asked] = desk.seat.heard
    assert isinstance(asked, CommandAsked)
    assert (asked.asker.workspace, asked.asker.organisation) == (ada.workspace.id, workspace.organisation)
    assert (await desk.parts.slack.call(ada.workspace.id, "auth.test"))["team_id"] == ada.workspace.id


async def test_what_is_asked_for_is_what_we_need_and_no_more(desk: Desk) -> None:
    ada = another(desk, "Acme")
    asked = await Browser(ada.workspace, ada.user).asked_at(url(desk))
    query = parse_qs(urlsplit(asked).query)
    assert set(query["scope"][0].split(",")) == SCOPES | {ECHO}
    assert query["redirect_uri"] == [f"{desk.vouchline.settings.base_url}/slack/oauth_redirect"]
    assert query["client_id"] == [desk.slack.app.client_id]


async def test_two_workspaces_of_one_name_never_share_an_organisation(desk: Desk) -> None:
    first, second = another(desk, "Acme"), another(desk, "Acme")
    assert [(await install(desk, who)).status for who in (first, second)] == [200, 200]
    owners = {(await connected(desk, who)).organisation for who in (first, second)}
    assert len(owners) == 2
    await first.command("list")
    await second.command("list")
    assert {asked.asker.organisation for asked in desk.seat.heard} == owners


async def test_a_link_installs_into_its_organisation(desk: Desk) -> None:
    ada, organisation = another(desk, "Acme"), await organisation_called(desk, "Café Norr")
    assert (await begun_for(desk, organisation, ada)).status == 200
    assert (await connected(desk, ada)).organisation == organisation


async def test_a_workspace_stays_with_the_organisation_that_it_came_to_first(desk: Desk) -> None:
    ada, organisation = another(desk, "Acme"), await organisation_called(desk, "Café Norr")
    await install(desk, ada)
    first = await connected(desk, ada)
    page = await begun_for(desk, organisation, ada)
    assert page.status == 409 and "annan organisation" in page.text
    assert await connected(desk, ada) == first
    assert (await install(desk, ada)).status == 200
    assert (await connected(desk, ada)).organisation == first.organisation


@pytest.mark.parametrize("token", ["x", "ZGVmYXVsdA==.9999999999.00", "a" * 5000, "%00", "Ã¥"])
async def test_a_link_that_we_have_not_made_leads_nowhere(desk: Desk, token: str) -> None:
    async with desk.client.get(f"/slack/install?organisation={token}", allow_redirects=False) as answer:
        assert answer.status == 400
        assert "Location" not in answer.headers


async def test_a_state_is_good_once_and_only_in_the_browser_that_began(desk: Desk) -> None:
    ada = another(desk, "Acme")
    browser = Browser(ada.workspace, ada.user)
    back = await browser.agree(await browser.asked_at(url(desk)))
    assert (await Browser(ada.workspace, ada.user).visit(back)).status == 400
    assert (await browser.visit(back)).status == 200
    again = Browser(ada.workspace, ada.user, dict(browser.cookies))
    again.cookies["slack-app-oauth-state"] = parse_qs(urlsplit(back).query)["state"][0]
    assert (await again.visit(back)).status == 401


async def test_the_state_is_spent_by_one_of_two_at_once(desk: Desk) -> None:
    ada = another(desk, "Acme")
    browser = Browser(ada.workspace, ada.user)
    back = await browser.agree(await browser.asked_at(url(desk)))
    twins = [Browser(ada.workspace, ada.user, dict(browser.cookies)) for _ in range(2)]
    pages = await asyncio.gather(*(one.visit(back) for one in twins))
    assert sorted(page.status for page in pages) == [200, 401]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?code=1",
        "?state=1",
        "?code=1&state=1",
        "?error=access_denied",
        "?error=%3Cscript%3Ealert(1)%3C/script%3E",
        "?error=%0d%0aSet-Cookie:x=1",
        "?state=%00&code=%ff",
        "?state=a&state=b&code=c&code=d",
    ],
)
async def test_whatever_comes_back_instead_is_told_on_a_page(desk: Desk, query: str) -> None:
    async with desk.client.get(f"/slack/oauth_redirect{query}", headers={"Accept-Language": "sv"}) as answer:
        page = await answer.text()
        assert answer.status in (200, 400, 401)
        assert "Vouchline installerades inte" in page
        assert "<script" not in page
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_a_code_that_slack_does_not_know_installs_nothing(desk: Desk) -> None:
    ada = another(desk, "Acme")
    browser = Browser(ada.workspace, ada.user)
    back = await browser.agree(await browser.asked_at(url(desk)))
    page = await browser.visit(back.replace("code=", "code=x"))
    assert page.status == 401
    assert await desk.parts.workspaces.find(ada.workspace.id) is None


async def test_when_slack_breaks_off_nothing_is_installed_and_it_is_told(desk: Desk) -> None:
    ada = another(desk, "Acme")
    desk.slack.faults.coming["oauth.v2.access", ANYWHERE] = [Fault.DROPPED_AFTERWARDS]
    page = await install(desk, ada)
    assert page.status == 502 and "gick inte att nå" in page.text


async def test_the_cookie_is_marked_as_secure_only_where_there_is_tls(desk: Desk) -> None:
    async with desk.client.get("/slack/install", allow_redirects=False) as answer:
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie
    assert "Secure" in StateCookie(is_secure=True).build_set_cookie_for_new_state("s")


async def test_a_workspace_that_removes_us_is_unheard_until_it_installs_again(desk: Desk) -> None:
    ada = another(desk, "Acme")
    await install(desk, ada)
    before = await connected(desk, ada)
    assert (await ada.event({"type": "app_uninstalled"})).status == 200
    assert "not connected" in (await ada.command("list")).body["text"]
    assert desk.seat.heard == []
    await install(desk, ada)
    await ada.command("list")
    assert desk.seat.heard[0].asker.organisation == before.organisation


async def test_a_rotating_token_is_kept_with_its_end(desk: Desk) -> None:
    ada = another(desk, "Acme")
    ada.workspace.rotates = True
    await install(desk, ada)
    tokens = await desk.parts.workspaces.tokens(ada.workspace.id)
    assert tokens is not None and tokens.expires_at is not None
    assert tokens.refresh_token in ada.workspace.refresh_tokens
    assert 11 < (tokens.expires_at - desk.vouchline.clock.real()).total_seconds() / 3600 <= 12


async def test_a_token_in_the_settings_makes_its_workspace_the_default_organisations(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with a_desk(tmp_path, sqlite_url, "token") as desk:
        await until_named(desk)
        workspace = await connected(desk, desk.sara)
        assert (workspace.organisation, workspace.name) == (desk.vouchline.organisation, "Norr")
        assert workspace.bot_user == desk.norr.bot_user
        assert (await desk.parts.workspaces.tokens(desk.norr.id)) is not None


async def test_while_slack_does_not_answer_the_first_signed_request_tells_which_workspace_it_is(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with a_desk(tmp_path, sqlite_url, "token", answers_first=False) as desk:
        stranger = another(desk, "Acme")
        await desk.sara.command("list")
        assert desk.seat.heard[0].asker.organisation == desk.vouchline.organisation
        ack = await stranger.command("list")
        assert "not connected" in ack.body["text"]
        assert len(desk.seat.heard) == 1


@pytest.mark.parametrize("answers_first", [True, False])
async def test_the_workspace_of_the_settings_is_unheard_once_it_has_removed_us(
    tmp_path: Path, sqlite_url: str, answers_first: bool
) -> None:
    async with a_desk(tmp_path, sqlite_url, "token", answers_first=answers_first) as desk:
        if answers_first:
            await until_named(desk)
        await desk.sara.command("list")
        await desk.sara.event({"type": "app_uninstalled"})
        for _ in range(2):
            assert "not connected" in (await desk.sara.command("list")).body["text"]
        assert len(desk.seat.heard) == 1


async def test_beside_a_client_the_settings_token_is_for_its_own_workspace_alone(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with a_desk(tmp_path, sqlite_url, "token", "client") as desk:
        ada = another(desk, "Acme")
        await install(desk, ada)
        await until_named(desk)
        await desk.sara.command("list")
        await ada.command("list")
        owners = [asked.asker.organisation for asked in desk.seat.heard]
        assert owners[0] == desk.vouchline.organisation != owners[1]


async def until_named(desk: Desk) -> None:
    await until(lambda: bool(desk.slack.called("auth.test")))
    async with asyncio.timeout(100):
        while (found := await desk.parts.workspaces.find(desk.norr.id)) is None or not found.bot_user:
            await asyncio.sleep(0.02)
