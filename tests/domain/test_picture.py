"""An image is told by its own structure: what only calls itself one is not taken."""

import struct
import zlib

import pytest

from bot.domain.picture import LARGEST_BYTES, Flaw, Picture, PictureKind, picture


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def a_png(width: int = 40, height: int = 20, pixels: bytes | None = None, more: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(b"\0" * (width + 1) * height) if pixels is None else pixels
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + more + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def a_jpeg(width: int = 40, height: int = 20) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + b"\x55" * 20
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 7) + b"JFIF\0" + frame + scan + b"\xff\xd9"


def a_webp(width: int = 40, height: int = 20) -> bytes:
    lossless = b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\0" * 7
    body = b"WEBPVP8L" + struct.pack("<I", len(lossless)) + lossless
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("content", "kind"),
    [(a_png(), PictureKind.PNG), (a_jpeg(), PictureKind.JPEG), (a_webp(), PictureKind.WEBP)],
    ids=["png", "jpeg", "webp"],
)
def test_each_kind_is_known_by_its_structure(content: bytes, kind: PictureKind) -> None:
    assert picture(content) == Picture(kind, 40, 20)


BROKEN = {
    "empty": b"",
    "words": b"hello",
    "a page": b"<html><script>alert(1)</script>",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a GIF": b"GIF89a" + b"\0" * 40,
    "only its first bytes": a_png()[:20],
    "without its end": a_png()[:-12],
    "a wrong sum": a_png()[:-1] + b"\0",
    "something behind it": a_png() + b"<script>",
    "pixels that are none": a_png(pixels=b"not packed"),
    "half of its pixels": a_png(pixels=zlib.compress(b"\0" * 820)[:-6]),
    "a JPEG without its end": a_jpeg()[:-2],
    "a JPEG of its first bytes": a_jpeg()[:6],
    "a JPEG without a frame": b"\xff\xd8\xff\xda\0\x02\xff\xd9",
    "a WebP that is longer than it says": a_webp() + b"\0",
    "a WebP of no kind": b"RIFF" + struct.pack("<I", 12) + b"WEBPXXXX" + b"\0" * 4,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_or_something_else_is_no_picture(content: bytes) -> None:
    assert picture(content) is Flaw.NO_PICTURE


@pytest.mark.parametrize("size", [(15, 40), (40, 15), (2001, 40), (40, 70000)])
def test_a_side_too_short_or_too_long_is_told(size: tuple[int, int]) -> None:
    assert picture(a_png(*size, pixels=zlib.compress(b"\0"))) is Flaw.WRONG_SIZE


def test_a_large_file_is_not_looked_at() -> None:
    assert picture(a_png(more=chunk(b"tEXt", b"x" * LARGEST_BYTES))) is Flaw.TOO_LARGE


def test_a_small_file_with_endless_pixels_is_let_go() -> None:
    assert picture(a_png(pixels=zlib.compress(b"\0" * 40_000_000))) is Flaw.NO_PICTURE


def test_no_cut_and_no_changed_byte_makes_the_reader_fail() -> None:
    for content in (a_png(), a_jpeg(), a_webp()):
        for at in range(len(content)):
            picture(content[:at])
            picture(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
