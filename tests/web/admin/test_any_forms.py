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

from tests.databases import migrated_in
from tests.web.admin.browsing import Browser, client_of
from tests.web.conftest import running

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


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
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
@settings(max_examples=80, deadline=None)
def test_nothing_that_is_sent_brings_us_down(door: Door, path: str, sent: Any) -> None:
    answer = door.wait(door.send(path, sent))
    assert answer < 500
