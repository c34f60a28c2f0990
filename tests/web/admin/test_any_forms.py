"""Whatever is sent to the door is answered, and never by a failure of ours."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.user import SignInWay, User, UserRole
from tests.databases import migrated_in
from tests.web.admin.browsing import Browser, client_of
from tests.web.admin.conftest import add_user
from tests.web.conftest import running
from web.sessions import cookie_name, new_session

PATHS = ("/login", "/login/code", "/login/choose", "/login/passkey", "/login/passkey/options", "/logout", "/admin/me")
FIELDS = ("email", "code", "next", "user", "credential", "csrf", "name")
TYPES = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=nonsense",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/json",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "text/plain; charset=\x22",
)


@dataclass(frozen=True)
class Door:
    browser: Browser
    wait: Callable[[Coroutine[Any, Any, int]], int]

    async def send(self, path: str, sent: dict[str, str] | tuple[str, bytes]) -> int:
        if isinstance(sent, dict):
            return (await self.browser.post(path, sent)).status
        kind, body = sent
        return (await self.browser.post(path, body, headers={"Content-Type": kind})).status

    async def raw(self, place: str, header: bytes) -> int:
        """As no client of ours would write it."""
        client = self.browser.client
        reader, writer = await asyncio.open_connection(client.host, client.port)
        head = f"{place} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n".encode()
        writer.write(head + header + b"\r\n\r\n")
        status = int((await reader.readline()).split()[1])
        writer.close()
        return status

    async def sign_in(self, browser: str) -> int:
        vouchline = self.browser.vouchline
        now = vouchline.clock.now()
        user = User("rut", vouchline.organisation, "rut@example.org", "Rut", UserRole.ADMIN, "en", now)
        await add_user(vouchline.storage.database, user)
        token = await new_session(vouchline, user, SignInWay.CODE, browser)
        self.browser.cookies = {cookie_name(vouchline): token}
        return 0


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
addresses = st.sampled_from(["rut@example.com", "a@b.c\r\nBcc: x@y.z", "å@ä.ö", "@", "a" * 300 + "@b.se"])
forms = st.dictionaries(st.sampled_from(FIELDS), words | addresses, max_size=4)
bodies = st.tuples(st.sampled_from(TYPES), st.binary(max_size=200))


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """On a loop of its own, since Hypothesis knows none."""
    folder = tmp_path_factory.mktemp("door")
    with asyncio.Runner() as runner:
        wait, stack = runner.get_loop().run_until_complete, AsyncExitStack()
        yield Door(wait(opened(stack, folder)), wait)
        wait(stack.aclose())


async def opened(stack: AsyncExitStack, folder: Path) -> Browser:
    ours = running(folder, migrated_in(folder), public_url="http://localhost:1")
    vouchline = await stack.enter_async_context(ours)
    return Browser(await stack.enter_async_context(client_of(vouchline)), vouchline)


@given(path=st.sampled_from(PATHS), sent=forms | bodies)
@settings(max_examples=80)
def test_nothing_that_is_sent_brings_us_down(door: Door, path: str, sent: Any) -> None:
    answer = door.wait(door.send(path, sent))
    assert answer < 500


HEADERS = ("Cookie: signed-in=", "Cookie: signing-in-code=", "Cookie: signing-in-slack=", "Cookie: language=")
MORE = ("User-Agent: ", "X-CSRF: ", "Accept-Language: ", "Origin: ", "Sec-Fetch-Site: ", "X-Forwarded-For: ")
PLACES = ("GET /login", "GET /login/code", "GET /admin/me", "GET /login/slack/back?state=a&code=b", "POST /login")


@pytest.mark.parametrize("header", [*HEADERS, *MORE])
def test_headers_that_are_no_text_bring_nobody_down(door: Door, header: str) -> None:
    for place in PLACES:
        status = door.wait(door.raw(place, header.encode() + b"\xff\xfe"))
        assert 200 <= status < 500, place


def test_neither_do_they_for_whoever_is_signed_in(door: Door) -> None:
    door.wait(door.sign_in("Windows Firefox/1 \ud800"))
    cookie = "; ".join(f"{name}={value}" for name, value in door.browser.cookies.items())
    assert door.wait(door.raw("POST /admin/me", f"Cookie: {cookie}\r\nX-CSRF: ".encode() + b"\xff")) == 403
    assert door.wait(door.raw("GET /admin/me", f"Cookie: {cookie}".encode())) == 200
