"""Twilio's content templates, as the real client expects them: made, listed, approved by WhatsApp, removed."""

import secrets
import time
from dataclasses import replace
from json import JSONDecodeError
from typing import Any

from aiohttp import web

from bot.channels.sandbox.approval import approval_fault, approval_shown
from bot.channels.sandbox.content_resource import approval_resource, content_page, content_resource, with_approval
from bot.channels.sandbox.content_rules import content_fault
from bot.channels.sandbox.faults import BAD_PAGE, NO_SUCH_RESOURCE, Fault
from bot.channels.sandbox.network import Network
from bot.channels.sandbox.resource import API_PATH
from bot.domain.sandbox_content import Approval, SandboxContent
from web.sandbox.keys import NETWORK
from web.sandbox.twilio_account import for_the_account, refused

NOT_JSON = Fault(400, 20001, "The body must be a JSON object")
LARGEST_PAGE, USUAL_PAGE = 1000, 50


@for_the_account
async def create(request: web.Request) -> web.Response:
    network, asked = _network(request), await _asked(request)
    if asked is None:
        return refused(NOT_JSON)
    if fault := content_fault(asked):
        return refused(fault)
    content = SandboxContent(
        sid=f"HX{secrets.token_hex(16)}",
        friendly_name=str(asked.get("friendly_name") or ""),
        language=asked["language"],
        variables=asked.get("variables") or {},
        types=asked["types"],
        created_at=network.clock.real(),
        position=time.time_ns(),
    )
    await network.contents.put(content)
    return web.json_response(content_resource(network.place.account_sid, content, _root(request)), status=201)


@for_the_account
async def index(request: web.Request) -> web.Response:
    network, root = _network(request), _root(request)
    found = [content_resource(network.place.account_sid, one, root) for one in await network.contents.all()]
    return _page(request, found)


@for_the_account
async def index_with_approvals(request: web.Request) -> web.Response:
    network = _network(request)
    account_sid, now = network.place.account_sid, network.clock.real()
    return _page(request, [with_approval(account_sid, one, now) for one in await network.contents.all()])


@for_the_account
async def show(request: web.Request) -> web.Response:
    network, content = _network(request), await _content(request)
    if content is None:
        return refused(NO_SUCH_RESOURCE)
    return web.json_response(content_resource(network.place.account_sid, content, _root(request)))


@for_the_account
async def remove(request: web.Request) -> web.Response:
    if not await _content(request):
        return refused(NO_SUCH_RESOURCE)
    await _network(request).contents.remove(request.match_info["sid"])
    return web.Response(status=204)


@for_the_account
async def ask_for_approval(request: web.Request) -> web.Response:
    network, content, asked = _network(request), await _content(request), await _asked(request)
    if content is None:
        return refused(NO_SUCH_RESOURCE)
    if asked is None:
        return refused(NOT_JSON)
    if fault := approval_fault(content, asked):
        return refused(fault)
    now = network.clock.real()
    submitted = replace(content, approval=Approval(asked["name"], asked["category"], now))
    await network.contents.put(submitted)
    return web.json_response({**approval_shown(submitted, now), "send_ttl_seconds": None}, status=201)


@for_the_account
async def show_approval(request: web.Request) -> web.Response:
    network, content = _network(request), await _content(request)
    if content is None:
        return refused(NO_SUCH_RESOURCE)
    place = network.place
    return web.json_response(approval_resource(place.account_sid, content, _root(request), network.clock.real()))


def _page(request: web.Request, found: list[dict[str, Any]]) -> web.Response:
    try:
        size = min(max(int(request.query.get("PageSize", USUAL_PAGE)), 1), LARGEST_PAGE)
        number = max(int(request.query.get("Page", 0)), 0)
    except ValueError:
        return refused(BAD_PAGE)
    url = _network(request).place.local_url + request.path
    return web.json_response(content_page(found, url, number, size))


def _network(request: web.Request) -> Network:
    return request.app[NETWORK]


def _root(request: web.Request) -> str:
    return _network(request).place.local_url + API_PATH


async def _content(request: web.Request) -> SandboxContent | None:
    return await _network(request).contents.of(request.match_info["sid"])


async def _asked(request: web.Request) -> dict[str, Any] | None:
    """None when it is no JSON object; the resource takes nothing else."""
    if request.content_type != "application/json":
        return None
    try:
        asked = await request.json()
    except (JSONDecodeError, UnicodeDecodeError, LookupError):
        return None
    return asked if isinstance(asked, dict) else None


CONTENT = f"{API_PATH}/v1/Content"
CONTENT_ROUTES = (
    web.post(CONTENT, create),
    web.get(CONTENT, index),
    web.get(f"{API_PATH}/v1/ContentAndApprovals", index_with_approvals),
    web.get(CONTENT + "/{sid}", show),
    web.delete(CONTENT + "/{sid}", remove),
    web.post(CONTENT + "/{sid}/ApprovalRequests/whatsapp", ask_for_approval),
    web.get(CONTENT + "/{sid}/ApprovalRequests", show_approval),
)
