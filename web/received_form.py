"""The form that a provider's webhook brings. Whatever bytes come, it ends in a form or in a 4xx."""

from aiohttp import web

from bot.channels.webhook_form import RepeatedParameter, UnreadableForm, read_form

FORM = "application/x-www-form-urlencoded"
LARGEST_BYTES = 64 * 1024


class Unacceptable(Exception):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


async def received_form(request: web.Request) -> dict[str, str]:
    """Raises `Unacceptable`. Whose it is, its provider's own way of showing that tells."""
    _check_type(request)
    return _read(await _body(request))


def _check_type(request: web.Request) -> None:
    kind, _, rest = request.headers.get("Content-Type", "").partition(";")
    charset = rest.strip().lower().removeprefix("charset=").strip('" ')
    if kind.strip().lower() != FORM or charset not in ("", "utf-8", "utf8"):
        raise Unacceptable(415, "not a form in UTF-8")


async def _body(request: web.Request) -> bytes:
    if (request.content_length or 0) > LARGEST_BYTES:
        raise Unacceptable(413, "too large")
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise Unacceptable(413, "too large") from error
    except (web.RequestPayloadError, ValueError, OSError) as error:
        raise Unacceptable(400, "the body could not be read") from error
    if len(body) > LARGEST_BYTES:
        raise Unacceptable(413, "too large")
    return body


def _read(body: bytes) -> dict[str, str]:
    try:
        return read_form(body)
    except RepeatedParameter as error:
        raise Unacceptable(403, str(error)) from error
    except UnreadableForm as error:
        raise Unacceptable(400, "not a form") from error
