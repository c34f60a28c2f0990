"""Signing in by a code: sent to users alone, right once, in the browser that asked; and nobody learns who is a user."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.user import User, UserRole
from bot.storage.fields import microseconds
from bot.storage.reading import users
from bot.storage.steps import Query, Steps
from bot.wiring import Vouchline
from tests.web.admin.browsing import Browser, client_of
from tests.web.admin.conftest import add_user
from tests.web.conftest import a_key_for, running
from web.admin.entering.local_path import HOME, local_path

RUT = "rut@example.com"
NewBrowser = Callable[[], Browser]
MakeUser = Callable[..., Awaitable[User]]


@pytest.fixture
async def a_browser(vouchline: Vouchline) -> AsyncIterator[NewBrowser]:
    async with client_of(vouchline) as client:
        yield lambda: Browser(client, vouchline)


@pytest.fixture
def a_user(vouchline: Vouchline) -> MakeUser:
    async def made(email: str = RUT, organisation: str = "default", **given: object) -> User:
        about = {"name": "Rut Ek", "role": UserRole.ADMIN, "language": "sv", **given}
        user = User(f"{email}@{organisation}", organisation, email, created_at=vouchline.clock.now(), **about)  # type: ignore[arg-type]
        await add_user(vouchline.storage.database, user)
        return user

    return made


async def another_organisation(vouchline: Vouchline, name: str) -> str:
    await a_key_for(vouchline, name)
    rows = await vouchline.storage.database.read(lambda: _rows("SELECT id FROM organisation WHERE name = $1", name))
    return str(rows[0][0])


async def change(vouchline: Vouchline, sql: str, *values: object) -> None:
    await vouchline.storage.database.write(lambda: _rows(sql, *values))


def _rows(sql: str, *values: object) -> Steps[list[tuple[object, ...]]]:
    return list((yield Query(sql, values)))


async def test_a_code_signs_in_and_leads_on(vouchline: Vouchline, a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    browser = a_browser()
    asked = await browser.get("/admin/users")
    assert (asked.status, asked.headers["Location"]) == (303, "/login?next=%2Fadmin%2Fusers")
    sent = await browser.ask_for_code("  Rut@Example.COM ", "/admin/users")
    assert (sent.status, sent.headers["Location"]) == (303, "/login/code")
    assert RUT in await (await browser.get("/login/code")).text()
    code = await browser.code_for(RUT)
    entered = await browser.post("/login/code", {"code": f" {code[:3]} {code[3:]}"})
    assert (entered.status, entered.headers["Location"]) == (303, "/admin/users")
    assert "Rut Ek" in await (await browser.get("/admin/users")).text()
    assert (await browser.get("/login")).headers["Location"] == "/admin"  # signed in already


async def test_the_mail_is_in_the_users_language_and_says_which_browser(
    vouchline: Vouchline, a_browser: NewBrowser, a_user: MakeUser
) -> None:
    await a_user(name='Rut "Ek"')
    browser = a_browser()
    await browser.ask_for_code(RUT)
    code = await browser.code_for(RUT)
    page = await (await browser.get("/sandbox/mail")).text()
    assert f"{code[:3]} {code[3:]} är din kod till Vouchline" in page
    assert "Hej Rut &#34;Ek&#34;!" in page and "Firefox, Linux" in page


async def test_nobody_learns_who_is_a_user(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    pages = []
    for email in (RUT, "eva@example.com"):
        browser = a_browser()
        asked = await browser.ask_for_code(email)
        shown = await (await browser.get("/login/code")).text()
        wrong = await browser.post("/login/code", {"code": "no"})
        bodies = [shown, await wrong.text()]
        pages.append((asked.status, dict(asked.headers) | {"Set-Cookie": "", "Date": ""}, wrong.status, bodies))
    assert pages[0][:3] == pages[1][:3]
    assert [one.replace(RUT, "…") for one in pages[0][3]] == [
        one.replace("eva@example.com", "…") for one in pages[1][3]
    ]
    assert await browser.subjects_for("eva@example.com") == []


async def test_a_code_is_right_once_and_in_one_browser(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    asker, other = a_browser(), a_browser()
    await asker.ask_for_code(RUT)
    code = await asker.code_for(RUT)
    assert (await other.post("/login/code", {"code": code})).status == 422
    await other.ask_for_code("eva@example.com")
    assert (await other.post("/login/code", {"code": code})).status == 422
    other.cookies["signing-in-code"] = "made-up"
    assert (await other.post("/login/code", {"code": code})).status == 422
    stolen = dict(asker.cookies)
    assert (await asker.post("/login/code", {"code": code})).status == 303
    other.cookies = stolen
    assert (await other.post("/login/code", {"code": code})).status == 422
    assert not await other.is_signed_in


async def test_five_wrong_codes_end_it(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    browser = a_browser()
    await browser.ask_for_code(RUT)
    code = await browser.code_for(RUT)
    for number in range(5):
        tried = await browser.post("/login/code", {"code": f"{(int(code) + number + 1) % 1_000_000:06}"})
        assert tried.status == 422
    assert "ask for a new one" not in await tried.text() and "five tries" in await tried.text()
    assert (await browser.post("/login/code", {"code": code})).status == 422
    assert not await browser.is_signed_in


async def test_a_code_is_too_old_after_ten_minutes(
    vouchline: Vouchline, a_browser: NewBrowser, a_user: MakeUser
) -> None:
    await a_user()
    browser = a_browser()
    await browser.ask_for_code(RUT)
    code = await browser.code_for(RUT)
    earlier = microseconds(vouchline.clock.real() - timedelta(minutes=10, seconds=1))
    await change(vouchline, "UPDATE sign_in SET created_at = $1", earlier)
    assert (await browser.post("/login/code", {"code": code})).status == 422
    assert (await browser.get("/login/code")).headers["Location"] == "/login"


async def test_an_address_gets_five_mails_an_hour_known_or_not(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    for email in (RUT, "eva@example.com"):
        statuses = [(await a_browser().ask_for_code(email)).status for _ in range(7)]
        assert statuses == [303] * 5 + [429] * 2
    browser = a_browser()
    assert len(await browser.subjects_for(RUT)) == 5
    assert (await browser.ask_for_code("nils@example.com")).status == 303


async def test_a_deactivated_user_gets_no_mail_and_is_out_at_once(
    vouchline: Vouchline, a_browser: NewBrowser, a_user: MakeUser
) -> None:
    await a_user()
    inside, outside = a_browser(), a_browser()
    await inside.sign_in(RUT)
    await outside.ask_for_code(RUT)
    code = await outside.code_for(RUT)
    await change(vouchline, "UPDATE users SET deactivated_at = 1")
    assert not await inside.is_signed_in
    assert (await outside.post("/login/code", {"code": code})).status == 422
    before = len(await outside.subjects_for(RUT))
    assert (await outside.ask_for_code(RUT)).status == 303
    assert len(await outside.subjects_for(RUT)) == before


async def test_a_user_of_two_organisations_chooses_one(
    vouchline: Vouchline, a_browser: NewBrowser, a_user: MakeUser
) -> None:
    acme = await another_organisation(vouchline, "Acme")
    await a_user()
    there, stranger = await a_user(organisation=acme), await a_user("eva@example.com", acme)
    browser = a_browser()
    assert (await browser.post("/login/choose", {"user": there.id})).headers["Location"] == "/login"
    await browser.ask_for_code(RUT, "/admin/me")
    assert (await browser.post("/login/choose", {"user": there.id})).headers["Location"] == "/login"
    entered = await browser.post("/login/code", {"code": await browser.code_for(RUT)})
    assert entered.headers["Location"] == "/login/choose"
    assert not await browser.is_signed_in
    page = await (await browser.get("/login/choose")).text()
    assert "Café Norr" in page and "Acme" in page
    assert (await browser.post("/login/choose", {"user": stranger.id})).status == 404
    chosen = await browser.post("/login/choose", {"user": there.id})
    assert chosen.headers["Location"] == "/admin/me"
    assert "Acme" in await (await browser.get("/admin/me")).text()
    assert (await browser.post("/login/choose", {"user": there.id})).headers["Location"] == "/login"


async def test_the_session_is_a_new_one_and_the_one_before_has_ended(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    browser, thief = a_browser(), a_browser()
    browser.cookies["signed-in"] = thief.cookies["signed-in"] = "chosen-by-somebody-else"
    await browser.sign_in(RUT)
    first = browser.cookies["signed-in"]
    assert first != "chosen-by-somebody-else" and not await thief.is_signed_in
    thief.cookies["signed-in"] = first
    assert await thief.is_signed_in
    await browser.sign_in(RUT)
    assert browser.cookies["signed-in"] != first
    assert await browser.is_signed_in and not await thief.is_signed_in


async def test_cookies_are_out_of_reach_of_scripts_and_other_sites(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    browser = a_browser()
    await browser.sign_in(RUT)
    for name in ("signing-in-code", "signed-in"):
        [cookie, *_] = [one for one in browser.given if one.startswith(f"{name}=")]
        parts = {one.strip().lower() for one in cookie.split(";")}
        assert {"httponly", "samesite=lax", "path=/"} <= parts and "domain" not in cookie.lower()


async def test_what_another_site_sends_is_refused(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    browser = a_browser()
    await browser.ask_for_code(RUT)
    code = await browser.code_for(RUT)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        refused = await browser.post("/login/code", {"code": code}, headers=headers)
        assert refused.status == 403 and "Set-Cookie" not in refused.headers
        assert (await browser.post("/login", {"email": RUT}, headers=headers)).status == 403
    assert not await browser.is_signed_in
    assert len(await browser.subjects_for(RUT)) == 1
    assert (await browser.post("/login/code", {"code": code}, headers={"Sec-Fetch-Site": "same-origin"})).status == 303


async def test_signing_out_takes_a_form_of_ours_and_ends_the_session(a_browser: NewBrowser, a_user: MakeUser) -> None:
    await a_user()
    browser = a_browser()
    await browser.sign_in(RUT)
    assert (await browser.get("/logout")).status == 405
    assert (await browser.post("/logout", {"csrf": "guessed"})).status == 403
    kept = dict(browser.cookies)
    csrf = re.findall(r'name="csrf" value="(\w+)"', await (await browser.get("/admin/me")).text())[0]
    assert (await browser.post("/logout", {"csrf": csrf})).headers["Location"] == "/login"
    assert "signed-in" not in browser.cookies
    browser.cookies = kept
    assert not await browser.is_signed_in


async def test_the_door_speaks_the_browsers_language_or_the_one_chosen(a_browser: NewBrowser) -> None:
    browser = a_browser()
    browser.headers["Accept-Language"] = "de, sv-SE;q=0.8, en;q=0.5"
    assert 'lang="sv"' in await (await browser.get("/login?next=/admin/users")).text()
    chosen = await (await browser.get("/login?next=/admin/users&language=en")).text()
    assert 'lang="en"' in chosen and 'value="/admin/users"' in chosen
    assert "Sign in" in await (await browser.get("/login")).text()
    assert 'lang="en"' in await (await browser.get("/login?language=../../etc")).text()


async def test_where_no_mail_can_be_sent_the_page_says_so(tmp_path: Path, sqlite_url: str) -> None:
    async with running(tmp_path, sqlite_url, sandbox="false") as vouchline, client_of(vouchline) as client:
        browser = Browser(client, vouchline)
        assert "VOUCHLINE_SMTP_URL" in await (await browser.get("/login")).text()
        assert (await browser.ask_for_code(RUT)).status == 503
        assert (await browser.get("/sandbox/mail")).status == 404


@pytest.mark.parametrize(
    "path", ["/admin/checks?status=open&q=%C3%85sa", "/report/abc", "/admin/users/x?name=a+b", "/"]
)
def test_paths_of_ours_are_gone_on_to(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "given",
    [
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\\/evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        " /admin",
        "/admin\r\nSet-Cookie: a=b",
        "/å",
        "admin",
        "",
        "/login",
        "/login?next=/login",
        "/logout",
        "/" + "a" * 2000,
    ],
)
def test_nowhere_else_is_gone_on_to(given: str) -> None:
    assert local_path(given) == HOME


async def test_a_part_of_a_page_takes_the_whole_page_to_the_door(a_browser: NewBrowser) -> None:
    here = {"HX-Request": "true", "HX-Current-URL": "http://127.0.0.1:8080/admin/checks?q=Anna"}
    asked = await a_browser().get("/admin/users", headers=here)
    assert (asked.status, asked.headers["HX-Redirect"]) == (401, "/login?next=%2Fadmin%2Fchecks%3Fq%3DAnna")
    other = await a_browser().post("/admin/users/new", headers={**here, "HX-Current-URL": "https://evil.example//x"})
    assert other.headers["HX-Redirect"] == "/login?next=%2F%2Fx" and local_path("//x") == HOME


async def test_a_session_ends_after_two_idle_weeks_or_three_months(
    vouchline: Vouchline, a_browser: NewBrowser, a_user: MakeUser
) -> None:
    await a_user()
    browser = a_browser()
    await browser.sign_in(RUT)
    began = vouchline.clock.real() - timedelta(days=80)
    seen = vouchline.clock.real() - timedelta(days=1)
    sql = "UPDATE user_session SET created_at = $1, seen_at = $2"
    await change(vouchline, sql, microseconds(began), microseconds(seen))
    assert await browser.is_signed_in
    [session] = await users.sessions_of(f"{RUT}@default", vouchline.clock.real())
    assert session.expires_at == began + timedelta(days=90) and session.seen_at > seen
    await change(vouchline, "UPDATE user_session SET expires_at = $1", microseconds(vouchline.clock.real()))
    assert not await browser.is_signed_in
