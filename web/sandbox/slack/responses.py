"""Response URLs, as our app answers a command or a click through them."""

import json

from aiohttp import web

from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.replying import reply
from web.sandbox.keys import WORKSPACE

STATUSES = {"used_url": 404, "invalid_url": 404}


async def respond(request: web.Request) -> web.Response:
    workspace = request.app[WORKSPACE]
    try:
        given = await request.json()
        if not isinstance(given, dict):
            raise Refused("invalid_payload")
        await reply(workspace, request.match_info["id"], given)
    except (json.JSONDecodeError, UnicodeDecodeError):
        return web.Response(status=400, text="invalid_payload")
    except Refused as refused:
        workspace.refuse(f"response_url: {refused}")
        return web.json_response(refused.body, status=STATUSES.get(refused.error, 400))
    return web.Response(text="ok")
