"""OAuth: the page where somebody lets the app in, and `oauth.v2.access`."""

import base64
import binascii
from dataclasses import dataclass, field

from aiohttp import web

from tests.standins.slack.calls import Refused
from tests.standins.slack.methods.oauth import Grant, Grants, refresh
from tests.standins.slack.sending import App
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Workspace


@dataclass(slots=True)
class Installing:
    """`authorize` is told who is at the screen by `team` and `user`, where a browser would have a cookie."""

    app: App
    workspaces: list[Workspace]
    redirect_url: str = ""  # of the app, where the address that asks names none
    grants: Grants = field(default_factory=Grants)

    async def authorize(self, request: web.Request) -> web.StreamResponse:
        query = request.query
        if query.get("client_id") != self.app.client_id or not query.get("scope"):
            return web.Response(status=400, text="invalid client_id or scope")
        workspace = next(one for one in self.workspaces if one.id == query["team"])
        scopes = frozenset(query["scope"].split(","))
        redirect = query.get("redirect_uri", "") or self.redirect_url
        grant = Grant(workspace, query["user"], scopes, query.get("redirect_uri", ""))
        sign = "&" if "?" in redirect else "?"
        raise web.HTTPFound(f"{redirect}{sign}code={self.grants.give(grant)}&state={query.get('state', '')}")

    def access(self, request: web.Request, args: Json) -> Json:
        """Raises `Refused`."""
        self.check_client(request, args)
        if args.get("grant_type") == "refresh_token":
            return refresh(self.workspaces, str(args.get("refresh_token")), self.app.id)
        return self.grants.exchange(str(args.get("code")), str(args.get("redirect_uri") or ""), self.app.id)

    def check_client(self, request: web.Request, args: Json) -> None:
        """Raises `Refused`."""
        header = request.headers.get("Authorization", "")
        client, secret = _basic(header) if header else (args.get("client_id"), args.get("client_secret"))
        if client != self.app.client_id:
            raise Refused("invalid_client_id")
        if secret != self.app.client_secret:
            raise Refused("bad_client_secret")


def _basic(header: str) -> tuple[str, str]:
    try:
        client, _, secret = base64.b64decode(header.partition(" ")[2], validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return client, secret
