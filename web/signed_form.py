"""The parameters of a request that Twilio has signed. Whatever bytes come, it ends in a form or in a 4xx."""

from aiohttp import web

from bot.channels.twilio.signature import is_signed
from web.keys import VOUCHLINE
from web.received_form import Unacceptable, received_form

SIGNATURE = "X-Twilio-Signature"


async def signed_form(request: web.Request, path: str) -> dict[str, str]:
    """`path` is where Twilio was told to call; it has signed that, and not what a proxy has made of it.

    Raises `Unacceptable`.
    """
    signatures = request.headers.getall(SIGNATURE, [])
    if len(signatures) != 1:
        raise Unacceptable(403, "not signed")
    form = await received_form(request)
    if not is_signed(_signed_url(request, path), form, signatures[0], _tokens(request)):
        raise Unacceptable(403, "the signature is not Twilio's")
    return form


def _signed_url(request: web.Request, path: str) -> str:
    _, mark, query = request.raw_path.partition("?")
    return f"{request.app[VOUCHLINE].settings.base_url}{path}{mark}{query}"


def _tokens(request: web.Request) -> tuple[str, ...]:
    account = request.app[VOUCHLINE].settings.twilio
    return account.auth_tokens if account else ()
