"""The fields of what is posted to unsubscribe: from our form, or from a mail program in either of two encodings."""

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from web.conversation.form import fields_of

PARTS = "multipart/form-data"
LARGEST_BYTES = 8 * 1024


async def posted(request: web.Request) -> dict[str, str]:
    """Raises `HTTPUnsupportedMediaType`, `HTTPBadRequest` and `HTTPRequestEntityTooLarge`."""
    if (request.content_length or 0) > LARGEST_BYTES:
        raise web.HTTPRequestEntityTooLarge(LARGEST_BYTES, request.content_length or 0)
    if request.content_type != PARTS:
        return await fields_of(request)
    try:
        found = await request.post()
    except (HttpProcessingError, ValueError, AssertionError, RuntimeError, LookupError):  # what its parser raises
        raise web.HTTPBadRequest from None
    return {name: value for name, value in found.items() if isinstance(value, str)}
