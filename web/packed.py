"""Bodies that come packed: those of the API are unpacked to their end, and none is taken for what it is not."""

import zlib

from aiohttp import hdrs, web

from bot.errors import RequestRefused

GZIP, ZLIB, DEFLATE = 31, 15, -15  # as zlib tells them apart
KNOWN = {"gzip": GZIP, "x-gzip": GZIP, "deflate": ZLIB}


def refuse_packed(request: web.Request) -> None:
    """For pages and providers: no browser and none of them packs a form. Raises `HTTPUnsupportedMediaType`."""
    if request.body_exists and _packing(request):
        raise web.HTTPUnsupportedMediaType


def unpacked(request: web.Request, body: bytes) -> bytes:
    """Raises `RequestRefused`, and what aiohttp raises for what is too large."""
    how = _packing(request)
    if not how or not body:
        return body
    if how not in KNOWN:
        detail = f"A body packed as {how[:60]!r} is not read here; pack it with gzip or deflate, or not at all."
        raise RequestRefused("not-the-media-type", detail)
    is_bare = how == "deflate" and body[0] & 0x0F != zlib.DEFLATED  # without its frame, as many send it
    return _whole(body, how, DEFLATE if is_bare else KNOWN[how], request.client_max_size)


def _packing(request: web.Request) -> str:
    """Empty for a body as it is, and for one that the server has unpacked already."""
    said = ", ".join(request.headers.getall(hdrs.CONTENT_ENCODING, [])).strip().lower()
    has_been = getattr(request.content, "total_compressed_bytes", None) is not None
    return "" if has_been or said == "identity" else said


def _whole(body: bytes, how: str, shape: int, most: int) -> bytes:
    packed = zlib.decompressobj(shape)
    try:
        plain = packed.decompress(body, most + 1)
    except zlib.error:
        raise RequestRefused("bad-request", f"The body is not packed with {how}, as its headers say.") from None
    if len(plain) > most:
        raise web.HTTPRequestEntityTooLarge(max_size=most, actual_size=len(plain))
    if not packed.eof:
        raise RequestRefused("bad-request", f"The body is cut short: what is packed with {how} does not end.")
    if packed.unused_data:
        raise RequestRefused("bad-request", f"Something stands behind the end of what is packed with {how}.")
    return plain
