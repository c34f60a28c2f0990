"""What can't be read as a request, or as JSON that means one thing, is a problem; it is neither repeated nor logged."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest
import pytest_asyncio
from aiohttp import web

from tests.ports import own_port
from tests.web.conftest import a_key_for, running
from tests.web.office import CHECKS
from web.app import make_app
from web.unreadable import Runner

pytestmark = pytest.mark.asyncio(loop_scope="module")

LINE = b"GET /api/v1/checks HTTP/1.1\r\n"
POST = b"POST /api/v1/checks HTTP/1.1\r\n"


class Front(NamedTuple):
    port: int
    key: str

    @property
    def headers(self) -> bytes:
        return f"Host: x\r\nConnection: close\r\nAuthorization: Bearer {self.key}\r\n".encode()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def front(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Front]:
    folder, port = tmp_path_factory.mktemp("front"), own_port()
    async with running(folder, f"sqlite://{folder}/vouchline.sqlite3") as vouchline:
        runner = Runner(make_app(vouchline), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield Front(port, await a_key_for(vouchline, "Café Norr"))
        await runner.cleanup()


async def answered(front: Front, *parts: bytes) -> tuple[int, dict[str, str], Any]:
    reader, writer = await asyncio.open_connection("127.0.0.1", front.port)
    for part in parts:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(0.02)  # so that parts come one by one
    async with asyncio.timeout(100):
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    first, *rest = head.decode().split("\r\n")
    headers = {name.title(): value for name, _, value in (line.partition(": ") for line in rest)}
    return int(first.split()[1]), headers, json.loads(body)


SECRET = b"sekret"
UNREADABLE = {
    "no request": (b"sekret\r\n\r\n",),
    "no method": (b"SEK RET / HTTP/1.1\r\n\r\n",),
    "a version to come": (b"GET /api/v1/checks HTTP/9.9\r\nHost: sekret\r\n\r\n",),
    "a long header": (LINE, b"X: " + SECRET * 5000 + b"\r\n\r\n"),
    "a long address": (b"GET /api/v1/checks?q=" + SECRET * 5000 + b" HTTP/1.1\r\n\r\n",),
    "many headers": (LINE, b"".join(b"X%d: sekret\r\n" % place for place in range(300)) + b"\r\n"),
    "a length that is none": (POST + b"Content-Length: sekret\r\n\r\n",),
    "two lengths": (POST + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",),
    "two ways to frame it": (POST + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",),
    "NUL in a header": (LINE + b"X: sekret\0\r\n\r\n",),
}


@pytest.mark.parametrize("name", UNREADABLE)
async def test_what_is_no_request_is_a_problem(front: Front, name: str, caplog: pytest.LogCaptureFixture) -> None:
    status, headers, problem = await answered(front, *UNREADABLE[name])
    assert (status, headers["Content-Type"]) == (400, "application/problem+json; charset=utf-8")
    assert (problem["type"], problem["status"]) == ("/problems/bad-request", 400)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sekret" not in str(problem) and "sekret" not in caplog.text


FORM, OF_A_KIND = b"Content-Type: application/x-www-form-urlencoded\r\n", b"Content-Type: application/vnd.ats+json\r\n"
SIZED = b"Content-Length: 2\r\n\r\n{}"
BODIES = {
    "a chunk that is none": (b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400, "bad-request"),
    "no gzip": (b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde", 400, "bad-request"),
    "a form": (FORM + SIZED, 415, "not-the-media-type"),
    "no type": (SIZED, 422, "invalid-request"),
    "JSON of a kind": (OF_A_KIND + SIZED, 422, "invalid-request"),
    "another expectation": (b"Expect: a miracle\r\n" + SIZED, 400, "bad-request"),
}


@pytest.mark.parametrize("name", BODIES)
async def test_a_body_is_what_its_headers_say(front: Front, name: str) -> None:
    sent, status, kind = BODIES[name]
    answer = await answered(front, POST + front.headers + sent)
    assert (answer[0], answer[2]["type"]) == (status, f"/problems/{kind}")


@pytest.mark.parametrize("came", [b"{", b"{}"], ids=["half of it", "all of it"])
async def test_whoever_hangs_up_breaks_nothing_here(
    front: Front, came: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        _, writer = await asyncio.open_connection("127.0.0.1", front.port)
        writer.write(POST + front.headers + b"Content-Length: 2\r\n\r\n" + came)
        writer.close()
        await writer.wait_closed()
    assert (await answered(front, LINE + front.headers + b"\r\n"))[0] == 200
    assert "database" not in caplog.text


JSONS = {
    "the same twice": (b'{"candidates": [], "candidates": [{"name": "Anna Lind"}]}', 400, "not-json"),
    "twice, deep within": (b'{"candidates": [{"name": "A", "name": "B", "phone": "0701234567"}]}', 400, "not-json"),
    "no number": (b'{"candidates": [], "references_wanted": NaN}', 422, "invalid-request"),
    "an endless number": (b'{"candidates": [], "references_wanted": 1e999}', 422, "invalid-request"),
    "a long number": (b'{"candidates": [], "references_wanted": ' + b"9" * 60_000 + b"}", 400, "not-json"),
    "deep down": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, 400, "not-json"),
    "NUL": (b'{"candidates": [{"name": "Anna\\u0000"}]}', 422, "invalid-request"),
    "half a letter": (b'{"candidates": [{"name": "\\ud800"}]}', 400, "not-json"),
    "not UTF-8": (b'{"candidates": [{"name": "\xff"}]}', 400, "not-json"),
}


@pytest.mark.parametrize("name", JSONS)
async def test_json_means_one_thing(front: Front, name: str) -> None:
    body, status, kind = JSONS[name]
    sized = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    answer = await answered(front, POST + front.headers + sized, body)
    assert (answer[0], answer[2]["type"]) == (status, f"/problems/{kind}")


async def test_a_head_is_a_get_without_its_body(front: Front) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", front.port)
    writer.write(b"HEAD /api/v1/checks HTTP/1.1\r\n" + front.headers + b"\r\n")
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    assert head.startswith(b"HTTP/1.1 200") and b"RateLimit-Remaining" in head and not body


@pytest.mark.parametrize(("method", "path", "allowed"), [
    ("PATCH", CHECKS, {"GET", "HEAD", "POST"}),
    ("OPTIONS", f"{CHECKS}/1", {"GET", "HEAD", "DELETE"}),
    ("GET", f"{CHECKS}/preview", {"POST"}),
])  # fmt: skip
async def test_the_methods_that_an_address_takes_are_told(
    front: Front, method: str, path: str, allowed: set[str]
) -> None:
    status, headers, _ = await answered(front, f"{method} {path} HTTP/1.1\r\n".encode() + front.headers + b"\r\n")
    assert (status, set(headers["Allow"].split(","))) == (405, allowed)
