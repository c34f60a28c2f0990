"""Bodies that are packed or framed otherwise than they say: a problem for whoever sent them, and no line in the log."""

import gzip
import logging
import zlib

import pytest

from tests.web.test_unreadable import LINE, POST, SIZED, Front, answered, front

__all__ = ["front"]
pytestmark = pytest.mark.asyncio(loop_scope="module")

CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"


def packed(how: str, content: bytes, length: int | None = None) -> bytes:
    size = len(content) if length is None else length
    return f"Content-Encoding: {how}\r\nContent-Length: {size}\r\n\r\n".encode() + content


BARE, GZIP = (
    zlib.compress(b"{}", wbits=-15),
    gzip.compress(b"{}", mtime=0),
)  # without the hour, which tests are called by
WRONG: dict[str, tuple[bytes, int]] = {
    "no gzip": (packed("gzip", b"abcdefgh"), 400),
    "no deflate": (packed("deflate", b"\xff\xfe\xfd abc"), 400),
    "brotli": (packed("br", b"\xff\xfe\xfd abc"), 415),
    "zstd": (packed("zstd", b"\xff\xfe\xfd abc"), 415),
    "packed as nobody knows": (packed("snappy", b"{}"), 415),
    "packed twice": (packed("gzip, gzip", gzip.compress(GZIP)), 415),
    "gzip with more behind": (packed("gzip", GZIP + b"abc"), 400),
    "gzip without its last byte": (packed("gzip", GZIP[:-1]), 400),
    "half a gzip": (packed("gzip", GZIP[:11]), 400),
    "deflate without its last byte": (packed("deflate", zlib.compress(b"{}")[:-1]), 400),
    "deflate without a frame or an end": (packed("deflate", BARE[:-1]), 400),
    "a bomb": (packed("deflate", zlib.compress(b" " * 50_000_000)), 413),
    "a chunk that is none": (CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n", 400),
    "a chunk that is longer than it says": (CHUNKED + b"1\r\n{}\r\n0\r\n\r\n", 400),
    "a chunk of a size below nothing": (CHUNKED + b"-1\r\n{}\r\n0\r\n\r\n", 400),
    "a trailer that is none": (CHUNKED + b"2\r\n{}\r\n0\r\n no trailer\r\n\r\n", 400),
    "two that frame it": (b"Content-Length: 2\r\n" + CHUNKED + b"0\r\n\r\n", 400),
    "chunked, and again": (b"Transfer-Encoding: chunked\r\n" + CHUNKED + b"0\r\n\r\n", 400),
    "chunked before another": (b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 400),
    "a length with a sign": (b"Content-Length: +2\r\n\r\n{}", 400),
    "a blank before the colon": (b"Content-Length : 2\r\n\r\n{}", 400),
    "a folded header": (b"X: a\r\n b\r\n" + SIZED, 400),
    "a line that ends in half": (b"X: a\nContent-Length: 2\r\n\r\n{}", 400),
}


@pytest.mark.parametrize("name", WRONG)
async def test_a_wrong_body_is_a_problem_and_no_line_in_the_log(
    front: Front, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    sent, status = WRONG[name]
    answer = await answered(front, POST + front.headers + sent)
    assert (answer[0], answer[1]["Content-Type"].partition(";")[0]) == (status, "application/problem+json")
    assert (await answered(front, LINE + front.headers + b"\r\n"))[0] == 200
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    ("how", "content"),
    [
        ("gzip", GZIP),
        ("GZIP", GZIP),
        ("deflate", zlib.compress(b"{}")),
        ("deflate", BARE),
        ("identity", b"{}"),
    ],
    ids=["gzip", "in capitals", "deflate", "without a frame", "as it is"],
)
async def test_a_body_that_is_packed_as_it_says_is_read(front: Front, how: str, content: bytes) -> None:
    status, _, problem = await answered(front, POST + front.headers + packed(how, content))
    assert (status, problem["errors"][0]) == (422, {"pointer": "/candidates", "detail": "Field required"})


async def test_what_is_cut_short_is_told_as_such(front: Front) -> None:
    _, _, problem = await answered(front, POST + front.headers + packed("gzip", GZIP[:-1]))
    assert problem["detail"] == "The body is cut short: what is packed with gzip does not end."


@pytest.mark.parametrize("target", [b"/api/v1/checks", b"example.com:443"])
async def test_nobody_is_connected_to_another_machine(front: Front, target: bytes) -> None:
    status, headers, problem = await answered(front, b"CONNECT " + target + b" HTTP/1.1\r\n" + front.headers + b"\r\n")
    assert (status, problem["type"], headers["Allow"]) == (405, "/problems/method-not-allowed", "")
