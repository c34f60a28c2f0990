"""Twilio's messages resource, as the real client expects it: create, list, fetch."""

from collections.abc import Mapping

from aiohttp import web

from bot.channels.sandbox.attached import sample
from bot.channels.sandbox.faults import BAD_PAGE, NO_SUCH_RESOURCE, Fault
from bot.channels.sandbox.network import Network
from bot.channels.sandbox.rendering import INVALID_CONTENT, Rendered, rendered
from bot.channels.sandbox.resource import media_list, page, resource, type_of
from bot.channels.sandbox.rules import fault_of
from bot.channels.twilio.addresses import WHATSAPP, off_the_wire
from bot.domain.sandbox import SandboxMessage
from web.sandbox.asked_page import BadPage, read_page
from web.sandbox.keys import NETWORK
from web.sandbox.twilio_account import for_the_account, refused


@for_the_account
async def create(request: web.Request) -> web.Response:
    asked = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    network = _network(request)
    if fault := fault_of(asked, await network.phone(off_the_wire(asked.get("To", ""))[0])):
        return refused(fault)
    shown = await _shown(network, asked)
    if isinstance(shown, Fault):
        return refused(shown)
    return _given(request, await network.carry(asked, shown), 201)


async def _shown(network: Network, asked: Mapping[str, str]) -> Rendered | Fault:
    """What a phone is to show: words as they were sent, or what a template makes of its variables."""
    if not asked.get("ContentSid"):
        return Rendered(asked["Body"])
    content = await network.contents.of(asked["ContentSid"])
    if content is None:
        return INVALID_CONTENT
    return rendered(content, asked.get("ContentVariables", ""), asked["To"].startswith(WHATSAPP))


@for_the_account
async def show(request: web.Request) -> web.Response:
    message = await _network(request).messages.of(request.match_info["sid"])
    return _given(request, message, 200) if message else refused(NO_SUCH_RESOURCE)


@for_the_account
async def index(request: web.Request) -> web.Response:
    try:
        asked = read_page(request.query)
    except BadPage:
        return refused(BAD_PAGE)
    network = _network(request)
    found = await network.messages.listed(asked.narrowed)
    shown, more = found[: asked.size], len(found) > asked.size
    return web.json_response(page(network.place.account_sid, shown, asked.number, asked.size, asked.filters, more))


@for_the_account
async def list_media(request: web.Request) -> web.Response:
    message = await _network(request).messages.of(request.match_info["sid"])
    if message is None:
        return refused(NO_SUCH_RESOURCE)
    return web.json_response(media_list(_network(request).place.account_sid, message))


@for_the_account
async def show_medium(request: web.Request) -> web.Response:
    message = await _network(request).messages.of(request.match_info["sid"])
    if message is None or message.medium is None or message.medium != request.match_info["medium"]:
        return refused(NO_SUCH_RESOURCE)
    body = message.card.encode("utf-8") if message.card else sample(message.medium_type)
    return web.Response(body=body, headers={"Content-Type": type_of(message)})


def _network(request: web.Request) -> Network:
    return request.app[NETWORK]


def _given(request: web.Request, message: SandboxMessage, status: int) -> web.Response:
    return web.json_response(resource(_network(request).place.account_sid, message), status=status)


MESSAGES = "/sandbox/twilio/2010-04-01/Accounts/{account}/Messages"
ROUTES = (
    web.post(f"{MESSAGES}.json", create),
    web.get(f"{MESSAGES}.json", index),
    web.get(MESSAGES + "/{sid}.json", show),
    web.get(MESSAGES + "/{sid}/Media.json", list_media),
    web.get(MESSAGES + "/{sid}/Media/{medium}", show_medium),
)
