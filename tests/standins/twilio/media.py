"""The media of inbound messages: behind Basic auth, and stored where credentials may not go."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from tests.standins.twilio.ledger import VERSION, Account

STORE = "/media-store"
Answerer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Media:
    account: Account
    kept: dict[str, tuple[str, bytes, str]] = field(default_factory=dict)  # sid -> message, content, type
    given: list[str] = field(default_factory=list)
    leaked: int = 0  # requests that brought our credentials to where the media are stored
    faults: list[int] = field(default_factory=list)  # statuses answered before the media are

    def keep(self, message: str, content: bytes, kind: str) -> str:
        """The path of the medium."""
        sid = "ME" + secrets.token_hex(16)
        self.kept[sid] = (message, content, kind)
        return self._path(sid)

    def add_to(self, app: web.Application, for_the_owner: Callable[[Answerer], Answerer]) -> None:
        root = f"/{VERSION}/Accounts/{{account}}/Messages/{{sid}}/Media"
        app.router.add_get(f"{root}.json", for_the_owner(self._list))
        app.router.add_get(root + "/{medium}", for_the_owner(self._redirect))
        app.router.add_get(STORE + "/{medium}", self._give)

    async def _list(self, request: web.Request) -> web.StreamResponse:
        wanted = request.match_info["sid"]
        found = [self._resource(sid, kind) for sid, (message, _, kind) in self.kept.items() if message == wanted]
        paging = {"page": 0, "page_size": 50, "start": 0, "end": len(found), "next_page_uri": None}
        return web.json_response({"media_list": found, "uri": str(request.rel_url), **paging})

    def _resource(self, sid: str, kind: str) -> dict[str, object]:
        moment = "Mon, 23 Nov 2026 09:00:00 +0000"
        about = {"sid": sid, "account_sid": self.account.sid, "parent_sid": self.kept[sid][0], "content_type": kind}
        return {**about, "date_created": moment, "date_updated": moment, "uri": f"{self._path(sid)}.json"}

    def _path(self, sid: str) -> str:
        return f"/{VERSION}/Accounts/{self.account.sid}/Messages/{self.kept[sid][0]}/Media/{sid}"

    async def _redirect(self, request: web.Request) -> web.StreamResponse:
        if self.faults:
            return web.Response(status=self.faults.pop(0))
        sid = request.match_info["medium"]
        if sid not in self.kept:
            return web.Response(status=404)
        return web.Response(status=307, headers={"Location": f"{STORE}/{sid}"})

    async def _give(self, request: web.Request) -> web.StreamResponse:
        sid = request.match_info["medium"]
        if "Authorization" in request.headers:
            self.leaked += 1
            return web.Response(status=400)
        self.given.append(sid)
        _, content, kind = self.kept[sid]
        return web.Response(body=content, headers={"Content-Type": kind})
