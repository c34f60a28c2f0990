"""Whether bytes are an image that pages may show, told by its own structure and not by what it is called."""

import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum

LARGEST_BYTES = 200_000
LARGEST_SIDE, SMALLEST_SIDE = 2000, 16
MOST_UNPACKED_BYTES, AT_ONCE_BYTES = LARGEST_SIDE * (LARGEST_SIDE * 8 + 1), 1 << 16  # 16 bits of each of 4 colours
PNG, WEBP_HEADER = b"\x89PNG\r\n\x1a\n", 12
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # of a JPEG: where its size stands
WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})


class PictureKind(StrEnum):
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"


class Flaw(StrEnum):
    """Why it is not taken."""

    TOO_LARGE = "too_large"
    NO_PICTURE = "no_picture"  # neither PNG, JPEG nor WebP, or broken, or with something else behind it
    WRONG_SIZE = "wrong_size"


@dataclass(frozen=True, slots=True)
class Picture:
    kind: PictureKind
    width: int  # pixels
    height: int


def picture(content: bytes) -> Picture | Flaw:
    if len(content) > LARGEST_BYTES:
        return Flaw.TOO_LARGE
    try:
        found = _read(content)
    except (struct.error, IndexError, zlib.error, ValueError):
        return Flaw.NO_PICTURE
    if found is None:
        return Flaw.NO_PICTURE
    fits = all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (found.width, found.height))
    return found if fits else Flaw.WRONG_SIZE


def _read(content: bytes) -> Picture | None:
    if content.startswith(PNG):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    return _webp(content) if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def _png(content: bytes) -> Picture | None:
    """Every chunk with its right sum, the header first, the pixels whole, nothing behind the end."""
    at, kinds, pixels = len(PNG), [], b""
    while at < len(content):
        (length,), kind = struct.unpack_from(">I", content, at), content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        if struct.unpack_from(">I", content, at + 8 + length)[0] != zlib.crc32(kind + body):
            return None
        kinds.append(kind)
        pixels += body if kind == b"IDAT" else b""
        at += 12 + length
    if kinds[0] != b"IHDR" or kinds.count(b"IEND") != 1 or kinds[-1] != b"IEND":
        return None
    width, height = struct.unpack_from(">II", content, len(PNG) + 8)
    return Picture(PictureKind.PNG, width, height) if _is_whole(pixels) else None


def _is_whole(pixels: bytes) -> bool:
    """Unpacked bit by bit and let go at once, and only so far: a small file may hold a very large picture."""
    unpacking, rest, left = zlib.decompressobj(), pixels, MOST_UNPACKED_BYTES
    while rest and not unpacking.eof and left > 0:
        left -= len(unpacking.decompress(rest, AT_ONCE_BYTES))
        rest = unpacking.unconsumed_tail
    return unpacking.eof and not unpacking.unused_data


def _jpeg(content: bytes) -> Picture | None:
    """Segment by segment to the scan; the file ends with the mark of its end."""
    at, found = 2, None
    while content[at] == 0xFF:
        mark = content[at + 1]
        if mark in WITHOUT_LENGTH or mark == 0xFF:
            at += 1 if mark == 0xFF else 2
            continue
        if mark in FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            found = Picture(PictureKind.JPEG, width, height)
        if mark == 0xDA:
            return found if content.rstrip(b"\x00").endswith(b"\xff\xd9") else None
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return None


def _webp(content: bytes) -> Picture | None:
    """Of its three kinds: lossy, lossless, and the one that says its size beforehand."""
    if struct.unpack_from("<I", content, 4)[0] + 8 != len(content):
        return None
    kind, start = content[WEBP_HEADER : WEBP_HEADER + 4], WEBP_HEADER + 8
    if kind == b"VP8 " and content[start + 3 : start + 6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, start + 6)
        return Picture(PictureKind.WEBP, width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L" and content[start] == 0x2F:
        bits = struct.unpack_from("<I", content, start + 1)[0]
        return Picture(PictureKind.WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8X":
        sides = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (start + 4, start + 7))
        return Picture(PictureKind.WEBP, *sides)
    return None
