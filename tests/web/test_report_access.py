"""Who is let in to a report, in which way, and that every opening is logged before it is shown (R50)."""

import re
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot.domain.access import OpenedAs, OpenedBy, Opening, ReportsOpenTo, Share
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.user import SignInWay, User, UserRole
from bot.links import LinkKind, token_for, token_hash
from bot.storage.reading import checks, openings, organisations
from bot.storage.reading.openings import OpeningSearch
from bot.storage.repositories import shares
from bot.wiring import Vouchline
from tests.databases import migrated_in
from tests.web.admin.conftest import add_user
from tests.web.conftest import office_of, running
from tests.web.office import CHECKS, Office, path_of
from web.sessions import cookie_name, new_session

pytestmark = pytest.mark.asyncio(loop_scope="module")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass
class Scene:
    """A check with a report; who opens it is what the tests are about."""

    vouchline: Vouchline
    office: Office
    check: dict[str, Any]

    @property
    def path(self) -> str:
        return path_of(self.check["links"]["report"])

    async def get(self, path: str, method: str = "GET", cookies: Any = None, **headers: str) -> tuple[int, str]:
        self.office.client.session.cookie_jar.clear()
        answer = await self.office.client.request(
            method, path, cookies=cookies or {}, headers=headers, allow_redirects=False
        )
        return answer.status, await answer.text(errors="replace")

    async def logged(self) -> list[Opening]:
        """The newest first."""
        found = await openings.page(await self.owner(), OpeningSearch(self.check["id"]), None, 500)
        return [one.opening for one in found.lines]

    async def opened(self, path: str, **given: Any) -> Opening:
        """Opens it, which adds one line to the log."""
        before = await self.logged()
        status, _ = await self.get(path, **given)
        assert status == 200
        now = await self.logged()
        assert len(now) == len(before) + 1
        return next(one for one in now if one not in before)

    async def owner(self, name: str = "Café Norr") -> str:
        found = await organisations.named(name)
        assert found
        return found.id

    async def choose(self, open_to: str) -> None:
        lane = organisation_lane(await self.owner())
        row = Row(lane, "web", uuid.uuid4().hex, Happening.REPORT_ACCESS_ASKED, {"open_to": open_to})
        await self.vouchline.ask(row)

    async def cookies(self, organisation: str = "Café Norr") -> dict[str, str]:
        now = self.vouchline.clock.now()
        user = User(f"u-{now}", await self.owner(organisation), f"{now}@x.se", "Rut", UserRole.RECRUITER, "en", now)
        await add_user(self.vouchline.storage.database, user)
        return {cookie_name(self.vouchline): await new_session(self.vouchline, user, SignInWay.CODE, "")}

    async def share(self, id: str, **given: Any) -> str:
        """The path of a link of their own."""
        token = token_for(self.vouchline.settings.secret, LinkKind.SHARE, id)
        now = self.vouchline.clock.now()
        usual = {"organisation": await self.owner(), "check": self.check["id"], "token_hash": token_hash(token)}
        share = Share(id=id, name="Erik Ek", email="e@x.se", shared_by="Rut", created_at=now, **usual | given)
        await shares.let_in(self.vouchline.storage.database, share)
        return f"/report/{token}"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    folder = tmp_path_factory.mktemp("access")
    async with running(folder, migrated_in(folder)) as vouchline, office_of(vouchline) as office:
        check = await office.name_a_referee(await office.start())
        await office.answer_everything(check["references"][0]["link"], words="Alltid först & <b>sist</b>")
        await office.is_in(check)
        yield Scene(vouchline, office, await office.check(check))


@pytest.mark.parametrize(
    ("ending", "way"),
    [("", OpenedAs.WEB), (".pdf", OpenedAs.PDF), (".csv", OpenedAs.CSV), (".json", OpenedAs.JSON)],
)
async def test_every_opening_by_the_link_is_logged_with_what_is_known_of_it(
    scene: Scene, ending: str, way: OpenedAs
) -> None:
    line = await scene.opened(f"{scene.path}{ending}", **{"User-Agent": FIREFOX})
    assert (line.by, line.who, line.name, line.way, line.version, line.browser) == (
        OpenedBy.LINK,
        "",
        "",
        way,
        1,
        "Firefox",
    )


@pytest.mark.parametrize(
    ("ending", "way"),
    [("", OpenedAs.API), (".json", OpenedAs.JSON), (".pdf", OpenedAs.PDF), (".csv", OpenedAs.CSV)],
)
async def test_every_opening_with_a_key_is_logged_by_its_name(scene: Scene, ending: str, way: OpenedAs) -> None:
    key = {"Authorization": f"Bearer {scene.office.key}"}
    line = await scene.opened(f"{CHECKS}/{scene.check['id']}/report{ending}", **key)
    assert (line.by, line.name, line.way) == (OpenedBy.API_KEY, "Rut", way)


@pytest.mark.parametrize("ending", ["", ".pdf", ".csv", ".json"])
async def test_head_shows_nothing_and_is_no_opening(scene: Scene, ending: str) -> None:
    before = await scene.logged()
    assert await scene.get(f"{scene.path}{ending}", method="HEAD") == (200, "")
    assert await scene.logged() == before


@pytest.mark.parametrize("path", ["/report/nobody", "{path}?version=9", "{path}.csv?version=x", "/report/nobody.json"])
async def test_what_is_not_there_is_not_opened(scene: Scene, path: str) -> None:
    before = await scene.logged()
    assert (await scene.get(path.format(path=scene.path)))[0] == 404
    assert await scene.logged() == before


async def test_the_json_of_the_link_holds_nobodys_personal_link(scene: Scene) -> None:
    _, text = await scene.get(f"{scene.path}.json")
    assert "/r/" not in text and "/c/" not in text and "Alltid först & <b>sist</b>" in text


async def test_a_user_who_is_signed_in_is_logged_by_name(scene: Scene) -> None:
    line = await scene.opened(scene.path, cookies=await scene.cookies())
    assert (line.by, line.name) == (OpenedBy.USER, "Rut")


async def test_somebody_let_in_by_name_is_logged_as_themselves_until_it_is_withdrawn(scene: Scene) -> None:
    path = await scene.share("share-1")
    for ending in ("", ".pdf"):
        line = await scene.opened(f"{path}{ending}")
        assert (line.by, line.who, line.name) == (OpenedBy.SHARE, "share-1", "Erik Ek")
    read = await checks.one(await scene.owner(), scene.check["id"])
    assert read
    mine = Share("share-1", await scene.owner(), scene.check["id"], "", "", "", "", scene.vouchline.clock.now())
    await shares.withdraw(scene.vouchline.storage.database, replace(mine, organisation="other"), mine.created_at)
    assert (await scene.get(path))[0] == 200
    await shares.withdraw(scene.vouchline.storage.database, mine, mine.created_at + timedelta(days=1))
    assert {(await scene.get(f"{path}{ending}"))[0] for ending in ("", ".pdf", ".csv", ".json")} == {404}


async def test_nobody_is_let_in_to_a_check_of_another_organisation_or_to_none(scene: Scene) -> None:
    for given in ({"organisation": await scene.owner("Bar Söder")}, {"check": "gone"}):
        path = await scene.share(f"share-of-{next(iter(given))}", **given)
        assert (await scene.get(path))[0] == 404


async def test_an_organisation_may_have_its_users_sign_in_first(scene: Scene) -> None:
    mine, theirs, path = await scene.cookies(), await scene.cookies("Bar Söder"), await scene.share("share-2")
    await scene.choose(ReportsOpenTo.SIGNED_IN)
    before = await scene.logged()
    for ending in ("", ".pdf", ".csv", ".json"):
        assert (await scene.get(f"{scene.path}{ending}"))[0] == 303
        assert (await scene.get(f"{scene.path}{ending}", cookies=theirs))[0] == 404
    assert await scene.logged() == before
    assert (await scene.opened(scene.path, cookies=mine)).by is OpenedBy.USER
    assert (await scene.opened(path)).by is OpenedBy.SHARE
    key = {"Authorization": f"Bearer {scene.office.key}"}
    assert (await scene.opened(f"{CHECKS}/{scene.check['id']}/report", **key)).by is OpenedBy.API_KEY
    await scene.choose(ReportsOpenTo.LINK)
    assert (await scene.get(scene.path))[0] == 200


async def test_the_token_stays_out_of_the_address_where_the_browser_takes_the_cookie(scene: Scene) -> None:
    scene.office.client.session.cookie_jar.clear()
    page = await scene.office.client.get(scene.path)
    found = re.search('name="clean-address" content="([^"]+)"', await page.text())
    assert found and scene.path not in found[1]
    cookies = {name: one.value for name, one in page.cookies.items()}
    assert all(one["httponly"] for one in page.cookies.values())
    for ending in ("", ".pdf", "?version=1"):
        assert (await scene.get(f"{found[1]}{ending}", cookies=cookies))[0] == 200
        assert (await scene.get(f"{found[1]}{ending}"))[0] == 404
    forged = {name: value[:-1] + ("A" if value[-1] != "A" else "B") for name, value in cookies.items()}
    assert (await scene.get(found[1], cookies=forged))[0] == 404


async def test_whatever_a_browser_calls_itself_only_its_family_is_kept(scene: Scene) -> None:
    line = await scene.opened(
        scene.path, **{"User-Agent": "<script>alert(1)</script>" * 20, "X-Forwarded-For": "1.2.3.4"}
    )
    assert line.browser == "" and "1.2.3.4" not in line.address
