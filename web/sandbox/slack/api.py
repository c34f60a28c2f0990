"""The Web API as the real client calls it: forms, JSON and queries, with the token where each puts it."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.channels.sandbox.slack.answering import answer
from bot.channels.sandbox.slack.refused import Refused
from web.sandbox.keys import WORKSPACE
from web.sandbox.slack.bodies import TooLarge, read_body

LARGEST_BYTES = 1_000_000
BEARER = "Bearer "


async def call(request: web.Request) -> web.Response:
    try:
        given = {**request.query, **await _given(request)}
        token = _token(request, given)
        return web.json_response(await answer(request.app[WORKSPACE], request.match_info["method"], token, given))
    except Refused as refused:
        return _refused(refused)


def _token(request: web.Request, given: Mapping[str, Any]) -> str | None:
    header = request.headers.get("Authorization", "")
    return header.removeprefix(BEARER) if header.startswith(BEARER) else given.get("token")


async def _given(request: web.Request) -> Mapping[str, Any]:
    """Raises `Refused`."""
    try:
        text = (await read_body(request, LARGEST_BYTES)).decode()
        if request.content_type != "application/json":
            return dict(parse_qsl(text, keep_blank_values=True))
        given = json.loads(text) if text else {}
    except TooLarge:
        raise Refused("request_too_large") from None
    except ValueError:
        raise Refused("invalid_json" if request.content_type == "application/json" else "invalid_form_data") from None
    if not isinstance(given, dict):
        raise Refused("json_not_object")
    return given


def _refused(refused: Refused) -> web.Response:
    if refused.retry_after is None:
        return web.json_response(refused.body)
    return web.json_response(refused.body, status=429, headers={"Retry-After": str(refused.retry_after)})
