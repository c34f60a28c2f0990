"""The fields of a form. Whatever bytes come, it ends in fields or in a 4xx."""

from aiohttp import web
from aiohttp.http import HttpProcessingError
from multidict import MultiDictProxy

Fields = MultiDictProxy[str | bytes | bytearray | web.FileField]


async def fields_of(request: web.Request) -> Fields:
    """None of a page that is only looked at. Raises `HTTPBadRequest` for what can't be read as it says it should be."""
    try:
        return await request.post()
    except (ValueError, LookupError, AssertionError, HttpProcessingError, web.RequestPayloadError) as error:
        raise web.HTTPBadRequest from error
