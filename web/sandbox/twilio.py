"""Twilio's messages resource, as the real client expects it: create, list, fetch."""

import base64
import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.sandbox.network import Network
from bot.channels.sandbox.resource import CARD_TYPE, media_list, page, resource
from bot.channels.sandbox.rules import BAD_PAGE, NO_SUCH_RESOURCE, NOT_AUTHENTICATED, Fault, fault_of
from bot.domain.sandbox import SandboxMessage
from web.sandbox.asked_page import BadPage, read_page
from web.sandbox.keys import NETWORK

Answer = Callable[[web.Request], Awaitable[web.Response]]


def for_the_account(answer: Answer) -> Answer:
    async def checked(request: web.Request) -> web.Response:
        place = request.app[NETWORK].place
        if not _is_authenticated(request, place.account_sid, place.auth_token):
            return _refused(NOT_AUTHENTICATED)
        if request.match_info["account"] != place.account_sid:
            return _refused(NO_SUCH_RESOURCE)
        return await answer(request)

    return checked


@for_the_account
async def create(request: web.Request) -> web.Response:
    asked = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    if fault := fault_of(asked):
        return _refused(fault)
    message = await _network(request).carry(asked)
    return _given(request, message, 201)


@for_the_account
async def show(request: web.Request) -> web.Response:
    message = await _network(request).messages.of(request.match_info["sid"])
    return _given(request, message, 200) if message else _refused(NO_SUCH_RESOURCE)


@for_the_account
async def index(request: web.Request) -> web.Response:
    try:
        asked = read_page(request.query)
    except BadPage:
        return _refused(BAD_PAGE)
    network = _network(request)
    found = await network.messages.listed(asked.narrowed)
    shown, more = found[: asked.size], len(found) > asked.size
    return web.json_response(page(network.place.account_sid, shown, asked.number, asked.size, asked.filters, more))


@for_the_account
async def list_media(request: web.Request) -> web.Response:
    message = await _network(request).messages.of(request.match_info["sid"])
    if message is None:
        return _refused(NO_SUCH_RESOURCE)
    return web.json_response(media_list(_network(request).place.account_sid, message))


@for_the_account
async def show_medium(request: web.Request) -> web.Response:
    message = await _network(request).messages.of(request.match_info["sid"])
    if message is None or message.card is None or message.medium != request.match_info["medium"]:
        return _refused(NO_SUCH_RESOURCE)
    return web.Response(body=message.card.encode("utf-8"), headers={"Content-Type": CARD_TYPE})


def _network(request: web.Request) -> Network:
    return request.app[NETWORK]


def _given(request: web.Request, message: SandboxMessage, status: int) -> web.Response:
    return web.json_response(resource(_network(request).place.account_sid, message), status=status)


def _refused(fault: Fault) -> web.Response:
    headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if fault.status == 401 else {}
    return web.json_response(fault.body, status=fault.status, headers=headers)


def _is_authenticated(request: web.Request, username: str, password: str) -> bool:
    expected = base64.b64encode(f"{username}:{password}".encode())
    given = request.headers.get("Authorization", "").removeprefix("Basic ").encode("utf-8", "replace")
    return hmac.compare_digest(given, expected)


MESSAGES = "/sandbox/twilio/2010-04-01/Accounts/{account}/Messages"
ROUTES = (
    web.post(f"{MESSAGES}.json", create),
    web.get(f"{MESSAGES}.json", index),
    web.get(MESSAGES + "/{sid}.json", show),
    web.get(MESSAGES + "/{sid}/Media.json", list_media),
    web.get(MESSAGES + "/{sid}/Media/{medium}", show_medium),
)
