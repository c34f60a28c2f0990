"""Passkeys: added within an hour of signing in, used by whoever holds them, and never a copy or a stranger's."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.user import SignInWay, User, UserRole
from bot.storage.fields import microseconds
from bot.storage.repositories import passkeys
from bot.storage.steps import Query, Steps
from bot.wiring import Vouchline
from tests.standins.authenticator import PRESENT, Authenticator
from tests.web.admin.browsing import Browser, client_of
from tests.web.admin.conftest import add_user
from tests.web.conftest import running
from web.admin.entering.origin import may_have_passkeys, origin_of, relying_party
from web.sessions import cookie_name, csrf_of, new_session, session_id

ORIGIN = "http://localhost:8123"
ME = "/admin/me"


class Person(Browser):
    """A browser in which a user may be signed in, with an authenticator."""

    user: User
    csrf: str

    async def is_in(self) -> "Person":
        token = await new_session(self.vouchline, self.user, SignInWay.CODE, "a test")
        self.cookies[cookie_name(self.vouchline)] = token
        self.csrf = csrf_of(self.vouchline.settings.secret, session_id(token))
        return self

    async def options(self, path: str) -> dict[str, Any]:
        answer = await self.post(f"{path}/options", headers={"X-CSRF": getattr(self, "csrf", "")})
        assert answer.status == 200, await answer.text()
        found: dict[str, Any] = await answer.json()
        return found

    async def add(self, key: Authenticator, name: str = "My laptop") -> int:
        made = key.make(await self.options(f"{ME}/passkeys"))
        return (await self.post(f"{ME}/passkeys", {"csrf": self.csrf, "name": name, "credential": made})).status

    async def enter(self, credential: str) -> int:
        return (await self.post("/login/passkey", {"credential": credential, "next": ME})).status

    async def use(self, key: Authenticator) -> int:
        return await self.enter(key.use(await self.options("/login/passkey")))


@pytest.fixture
async def vouchline(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Vouchline]:
    async with running(tmp_path, sqlite_url, public_url=ORIGIN) as vouchline:
        yield vouchline


@pytest.fixture
async def rut(vouchline: Vouchline) -> AsyncIterator[Person]:
    async with client_of(vouchline) as client:
        person = Person(client, vouchline)
        now = vouchline.clock.now()
        person.user = User("rut", vouchline.organisation, "rut@example.com", "Rut", UserRole.ADMIN, "en", now)
        await add_user(vouchline.storage.database, person.user)
        yield await person.is_in()


@pytest.fixture
async def key(rut: Person) -> Authenticator:
    """Rut's, added already."""
    key = Authenticator(ORIGIN)
    assert await rut.add(key) == 303
    return key


def stranger(rut: Person) -> Person:
    return Person(rut.client, rut.vouchline)


async def change(vouchline: Vouchline, sql: str, *values: object) -> None:
    def changing() -> Steps[None]:
        yield Query(sql, values)

    await vouchline.storage.database.write(changing)


async def test_a_passkey_signs_in_wherever_it_is_held(rut: Person, key: Authenticator) -> None:
    assert "My laptop" in await (await rut.get(ME)).text()
    assert await rut.subjects_for("rut@example.com") == ["A passkey was added to your account"]
    elsewhere = stranger(rut)
    assert await elsewhere.use(key) == 303
    page = await (await elsewhere.get(ME)).text()
    assert "by passkey" in page and "last used" in page
    assert await elsewhere.use(key) == 303


async def test_what_the_browser_is_asked_for_shows_the_person_to_be_there(rut: Person, key: Authenticator) -> None:
    made = await rut.options(f"{ME}/passkeys")
    assert made["rp"] == {"name": "Vouchline", "id": "localhost"}
    chosen = made["authenticatorSelection"]
    assert (chosen["residentKey"], chosen["userVerification"]) == ("required", "required")
    assert [one["id"] for one in made["excludeCredentials"]] == [json.loads(key.make(made))["id"]]
    used = await rut.options("/login/passkey")
    assert (used["rpId"], used["userVerification"], used["allowCredentials"]) == ("localhost", "required", [])
    assert made["challenge"] != used["challenge"] and len(used["challenge"]) >= 43


async def test_a_challenge_is_answered_once_and_where_it_was_asked(rut: Person, key: Authenticator) -> None:
    here, there = stranger(rut), stranger(rut)
    answer = key.use(await here.options("/login/passkey"))
    assert await there.enter(answer) == 422
    await there.options("/login/passkey")
    assert await there.enter(answer) == 422
    cookies = dict(here.cookies)
    assert await here.enter(answer) == 303
    there.cookies = cookies
    assert await there.enter(answer) == 422


async def test_a_challenge_is_too_old_after_ten_minutes(rut: Person, key: Authenticator) -> None:
    here = stranger(rut)
    answer = key.use(await here.options("/login/passkey"))
    earlier = microseconds(rut.vouchline.clock.real() - timedelta(minutes=10, seconds=1))
    await change(rut.vouchline, "UPDATE sign_in SET created_at = $1", earlier)
    assert await here.enter(answer) == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://localhost.evil.example"},
        {"rp_id": "evil.example"},
        {"flags": PRESENT},
        {"flags": 0},
        {"user_handle": "bmlscw"},
        {"id": b"unknown"},
        {"key": Authenticator("").key},
    ],
)
async def test_what_does_not_hold_signs_nobody_in(rut: Person, key: Authenticator, wrong: dict[str, Any]) -> None:
    for name, value in wrong.items():
        setattr(key, name, value)
    here = stranger(rut)
    assert await here.use(key) == 422 and not await here.is_signed_in


async def test_a_copy_is_found_out_by_its_count(rut: Person, key: Authenticator) -> None:
    assert await stranger(rut).use(key) == 303
    key.count -= 1
    assert await stranger(rut).use(key) == 422
    key.count += 5
    assert await stranger(rut).use(key) == 303


async def test_one_that_never_counts_may_be_used_again(rut: Person) -> None:
    key = Authenticator(ORIGIN, counts=False)
    await rut.add(key)
    assert [await stranger(rut).use(key) for _ in range(2)] == [303, 303]


async def test_a_deactivated_user_and_a_removed_passkey_sign_nobody_in(rut: Person, key: Authenticator) -> None:
    await change(rut.vouchline, "UPDATE users SET deactivated_at = 1")
    assert await stranger(rut).use(key) == 422
    await change(rut.vouchline, "UPDATE users SET deactivated_at = NULL")
    [kept] = await passkeys.of_user(rut.vouchline.storage.database, "rut")
    assert (await rut.post(f"{ME}/passkeys/{kept.id}/remove", {"csrf": "wrong"})).status == 403
    assert (await rut.post(f"{ME}/passkeys/{kept.id}/remove", {"csrf": rut.csrf})).status == 303
    assert await stranger(rut).use(key) == 422


async def test_adding_one_takes_a_session_of_the_last_hour(rut: Person) -> None:
    begun = await rut.options(f"{ME}/passkeys")
    earlier = microseconds(rut.vouchline.clock.real() - timedelta(hours=1, seconds=1))
    await change(rut.vouchline, "UPDATE user_session SET created_at = $1", earlier)
    asked = await rut.post(f"{ME}/passkeys/options", headers={"X-CSRF": rut.csrf})
    assert (asked.status, await asked.json()) == (403, {"go": "/login?next=%2Fadmin%2Fme&again=1"})
    made = Authenticator(ORIGIN).make(begun)
    sent = await rut.post(f"{ME}/passkeys", {"csrf": rut.csrf, "credential": made})
    assert sent.headers["Location"] == "/login?next=%2Fadmin%2Fme&again=1"
    assert "Sign in once more to add a passkey" in await (await rut.get(ME)).text()
    assert await passkeys.of_user(rut.vouchline.storage.database, "rut") == []


async def test_nobody_adds_or_removes_anothers(rut: Person, key: Authenticator) -> None:
    eva = stranger(rut)
    eva.user = User("eva", rut.user.organisation, "eva@example.com", "Eva", UserRole.ADMIN, "en", rut.user.created_at)
    await add_user(rut.vouchline.storage.database, eva.user)
    await eva.is_in()
    mine = Authenticator(ORIGIN)
    made = mine.make(await eva.options(f"{ME}/passkeys"))
    rut.cookies["signing-in-passkey"] = eva.cookies["signing-in-passkey"]
    assert (await rut.post(f"{ME}/passkeys", {"csrf": rut.csrf, "credential": made})).status == 422
    assert await eva.add(key) == 303  # one that is there already stays whose it was
    [kept] = await passkeys.of_user(rut.vouchline.storage.database, "rut")
    assert await passkeys.of_user(rut.vouchline.storage.database, "eva") == []
    assert (await eva.post(f"{ME}/passkeys/{kept.id}/remove", {"csrf": eva.csrf})).status == 404


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"id": 1}',
        '{"response": {"userHandle": 1}}',
        '{"id": "\\ud800", "response": {}}',
        '{"id": "\\u0000", "response": {}}',
        "[" * 9000,
    ],
)
async def test_garbage_is_refused(rut: Person, said: str) -> None:
    here = stranger(rut)
    await here.options("/login/passkey")
    assert await here.enter(said) == 422
    await rut.options(f"{ME}/passkeys")
    assert (await rut.post(f"{ME}/passkeys", {"csrf": rut.csrf, "credential": "{" + said[:9]})).status == 422


@pytest.mark.parametrize(
    ("base_url", "may", "party", "origin"),
    [
        ("http://localhost:8080", True, "localhost", "http://localhost:8080"),
        ("https://refs.example.com", True, "refs.example.com", "https://refs.example.com"),
        ("https://refs.example.com:443/under", True, "refs.example.com", "https://refs.example.com"),
        ("http://refs.example.com", False, "refs.example.com", "http://refs.example.com"),
        ("http://127.0.0.1:8080", False, "127.0.0.1", "http://127.0.0.1:8080"),
        ("https://[::1]:8080", False, "::1", ""),
    ],
)
def test_passkeys_belong_to_the_host_of_the_settings(base_url: str, may: bool, party: str, origin: str) -> None:
    assert (may_have_passkeys(base_url), relying_party(base_url)) == (may, party)
    assert not may or origin_of(base_url) == origin
