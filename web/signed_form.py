"""The parameters of a request that Twilio has signed. Whatever bytes come, it ends in a form or in a 4xx."""

from aiohttp import web

from bot.channels.twilio.signature import RepeatedParameter, UnreadableForm, is_signed, read_form
from web.keys import VOUCHLINE

SIGNATURE = "X-Twilio-Signature"
FORM = "application/x-www-form-urlencoded"
LARGEST_BYTES = 64 * 1024


class Unacceptable(Exception):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


async def signed_form(request: web.Request, path: str) -> dict[str, str]:
    """`path` is where Twilio was told to call; it has signed that, and not what a proxy has made of it.

    Raises `Unacceptable`.
    """
    signatures = request.headers.getall(SIGNATURE, [])
    if len(signatures) != 1:
        raise Unacceptable(403, "not signed")
    _check_type(request)
    form = _read(await _body(request))
    if not is_signed(_signed_url(request, path), form, signatures[0], _tokens(request)):
        raise Unacceptable(403, "the signature is not Twilio's")
    return form


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


def _signed_url(request: web.Request, path: str) -> str:
    _, mark, query = request.raw_path.partition("?")
    return f"{request.app[VOUCHLINE].settings.base_url}{path}{mark}{query}"


def _tokens(request: web.Request) -> tuple[str, ...]:
    account = request.app[VOUCHLINE].settings.twilio
    return account.auth_tokens if account else ()
