"""Sign in with Slack: the page that asks, the code, the token that it is worth, and whose it is."""

import base64
import json
import time
from dataclasses import dataclass, field
from secrets import token_hex
from urllib.parse import urlencode

from aiohttp import web

from tests.standins.slack.calls import Refused
from tests.standins.slack.sending import App
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import User, Workspace

ISSUER = "https://slack.com"
SCOPES = frozenset({"openid", "email", "profile"})
NEEDED = ("client_id", "response_type", "scope", "redirect_uri", "state")


@dataclass(slots=True)
class Entry:
    """One sign-in, from its code to its token."""

    workspace: Workspace
    user: User
    redirect_uri: str
    nonce: str
    token: str = field(default_factory=lambda: f"xoxp-{token_hex(16)}")
    is_used: bool = False


@dataclass(slots=True)
class SigningIn:
    """`authorize` is told who is at the screen by `team` and `user`, where a browser would have a cookie."""

    app: App
    workspaces: list[Workspace]
    entries: dict[str, Entry] = field(default_factory=dict)  # by code
    is_email_verified: bool = True
    changes: Json = field(default_factory=dict)  # claims that are said otherwise than they are

    async def authorize(self, request: web.Request) -> web.StreamResponse:
        query = request.query
        missing = [name for name in NEEDED if not query.get(name)]
        scopes = frozenset(query.get("scope", "").split())
        if missing or query["client_id"] != self.app.client_id or query["response_type"] != "code":
            return web.Response(status=400, text=f"invalid parameters: {missing}")
        if "openid" not in scopes or not scopes <= SCOPES:
            return web.Response(status=400, text=f"invalid_scope: {sorted(scopes)}")
        workspace = next(one for one in self.workspaces if one.id == query["team"])
        code = f"{token_hex(5)}.{token_hex(16)}"
        user = workspace.users[query["user"]]
        self.entries[code] = Entry(workspace, user, query["redirect_uri"], query.get("nonce", ""))
        back = urlencode({"code": code, "state": query["state"]})
        raise web.HTTPFound(f"{query['redirect_uri']}?{back}")

    def token(self, args: Json) -> Json:
        """The client has been checked. Raises `Refused`."""
        entry = self.entries.get(str(args.get("code")))
        if args.get("grant_type", "authorization_code") != "authorization_code":
            raise Refused("invalid_grant_type")
        if entry is None or entry.is_used:
            raise Refused("invalid_code" if entry is None else "code_already_used")
        if args.get("redirect_uri") != entry.redirect_uri:
            raise Refused("bad_redirect_uri")
        entry.is_used = True
        return {"ok": True, "access_token": entry.token, "token_type": "Bearer", "id_token": self._signed(entry)}

    def user_info(self, token: str) -> Json:
        """Raises `Refused`."""
        entry = next((one for one in self.entries.values() if one.token == token and one.is_used), None)
        if entry is None:
            raise Refused("invalid_auth" if token else "not_authed")
        return {"ok": True, **self._claims(entry)}

    def _signed(self, entry: Entry) -> str:
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": self.app.client_id, "exp": now + 300, "iat": now, "nonce": entry.nonce}
        parts = ({"alg": "RS256", "typ": "JWT"}, {**claims, "sub": entry.user.id, **self.changes})
        return ".".join([*(_encoded(part) for part in parts), "c2lnbmF0dXJl"])

    def _claims(self, entry: Entry) -> Json:
        user = entry.user
        of_team = {"user_id": user.id, "team_id": entry.workspace.id, "team_name": entry.workspace.name}
        named = {"name": user.real_name, "given_name": user.real_name, "locale": user.locale}
        email = {"email": user.email, "email_verified": self.is_email_verified}
        return {"sub": user.id, **{f"{ISSUER}/{name}": value for name, value in of_team.items()}, **email, **named}


def _encoded(part: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
