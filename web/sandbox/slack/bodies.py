"""Bodies that may be larger than the application otherwise reads: views, and files."""

from aiohttp import web


class TooLarge(Exception):
    pass


async def read_body(request: web.Request, most: int) -> bytes:
    """Raises `TooLarge`."""
    body = bytearray()
    async for part in request.content.iter_any():
        body += part
        if len(body) > most:
            raise TooLarge
    return bytes(body)
