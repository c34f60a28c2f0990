"""Sign in with Slack in the sandbox: the page that asks who one is, and the two methods that the app calls then."""

from urllib.parse import urlencode

import aiohttp_jinja2
from aiohttp import web

from bot.channels.sandbox.slack.cast import HUMANS
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.slack.manifest import SIGN_IN_PATH
from web.fields import fields_of
from web.sandbox.keys import WORKSPACE

BEARER = "Bearer "


async def authorize(request: web.Request) -> web.Response:
    """Leads back to our own sign-in alone, and to nowhere else that an address may name."""
    workspace, query = request.app[WORKSPACE], request.query
    back = f"{workspace.place.public_url}{SIGN_IN_PATH}"
    if query.get("redirect_uri") != back or query.get("client_id") != workspace.place.client_id:
        raise web.HTTPBadRequest
    person = next((one for one in HUMANS if one.id == query.get("person")), None)
    if person is None:
        shown = [(one, f"{request.path}?{urlencode({**query, 'person': one.id})}") for one in HUMANS]
        return aiohttp_jinja2.render_template("sandbox_sign_in.html", request, {"people": shown})
    code = workspace.signing_in.agree(person, back, query.get("nonce", ""))
    location = f"{back}?{urlencode({'code': code, 'state': query.get('state', '')})}"
    return web.Response(status=302, headers={"Location": location})


async def token(request: web.Request) -> web.Response:
    given = {name: one for name, one in (await fields_of(request)).items() if isinstance(one, str)}
    try:
        found = request.app[WORKSPACE].signing_in.exchange(given, request.headers.get("Authorization", ""))
    except Refused as refused:
        return web.json_response(refused.body)
    return web.json_response(found)


async def about_user(request: web.Request) -> web.Response:
    workspace, header = request.app[WORKSPACE], request.headers.get("Authorization", "")
    bearer = header.removeprefix(BEARER) if header.startswith(BEARER) else ""
    try:
        locale = await workspace.locale(workspace.signing_in.person_with(bearer).id)
        return web.json_response(workspace.signing_in.about(bearer, locale))
    except Refused as refused:
        return web.json_response(refused.body)
