"""The stand-in's own web server: SMS sent, listed and shown, and the account, behind Basic auth."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from aiohttp import encode_basic_auth, web
from multidict import MultiDict, MultiMapping

from tests.standins.elks.account import Account, new_id, resource, written
from tests.standins.elks.rules import Complaint, complaint_about
from tests.standins.elks.webhooks import TRIES, Caller
from tests.standins.phones import PhoneServer
from tests.standins.twilio.faults import ANSWERED_201, REFUSING, Fault, Faults
from tests.standins.twilio.ledger import Ledger, Logged

FORM = "application/x-www-form-urlencoded"
FILTERS = frozenset({"start", "end", "limit", "to"})
MOST = 100
Answerer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ElksStandIn(PhoneServer):
    """Start it, point `VOUCHLINE_ELKS_BASE_URL` at `base_url`, read phones with `phone`, write with `write`."""

    caller: Caller

    def __init__(self, account: Account | None = None, faults: Faults | None = None, tries: int = TRIES) -> None:
        super().__init__()
        self.account, self.faults = account or Account(), faults or Faults()
        self.ledger = Ledger()
        self.caller = Caller(self.faults, tries=tries)
        self.complaints: list[Complaint] = []  # what we were told we did wrong
        self.accepted: Counter[str] = Counter()  # address for reports, which holds our key -> times accepted
        self.has_credits = True
        self.unreachable: set[str] = set()  # phones to which nothing is ever delivered

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/a1/sms", self._for_the_owner(self._send))
        app.router.add_get("/a1/sms", self._for_the_owner(self._list))
        app.router.add_get("/a1/sms/{id}", self._for_the_owner(self._show))
        app.router.add_get("/a1/me", self._for_the_owner(self._me))
        await self.listen(app)

    async def write(self, from_: str, body: str, to: str = "", is_heard: bool = True) -> str:
        """Somebody writes to us; what our webhook answered. Unless it is heard, the list alone has it."""
        number = to or self.account.numbers[0]
        message = self.ledger.add(Logged(number, from_, body, "incoming", "received", sid=new_id()))
        return await self.caller.bring(message) if is_heard else "unheard"

    async def _send(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.of_sending()
        form = MultiDict((name, str(value)) for name, value in (await request.post()).items())
        if complaint := self._complaint(request, form):
            return self._refuse(complaint)
        if fault in REFUSING:
            return await _fail(request, fault)
        if fault is Fault.SLOW_TO_ACCEPT:
            await asyncio.sleep(self.faults.slow_seconds())
        message = self._accept(form)
        if fault is Fault.SLOW:
            await asyncio.sleep(self.faults.slow_seconds())
        return web.json_response(resource(message)) if fault in ANSWERED_201 else await _fail(request, fault)

    def _complaint(self, request: web.Request, form: MultiMapping[str]) -> Complaint | None:
        if request.content_type != FORM:
            return Complaint(f"Content type must be {FORM}")
        if not self.has_credits:
            return Complaint("Not enough credits", 403, form.get("to", ""))
        return complaint_about(form, self.account)

    def _accept(self, form: MultiMapping[str]) -> Logged:
        callback, to = form.get("whendelivered", ""), form["to"]
        message = Logged(to, form["from"], form["message"], "outgoing", "created", callback, sid=new_id())
        self.ledger.add(message)
        self.accepted[callback] += 1
        is_reached = to not in self.unreachable
        if is_reached:
            self.phone(to).put_nowait(message)
        self.caller.report(message, "delivered" if is_reached else "failed")
        return message

    async def _list(self, request: web.Request) -> web.StreamResponse:
        if (fault := self.faults.of_asking()) is not Fault.NONE:
            return await _fail(request, fault)
        if unknown := set(request.query) - FILTERS:
            return self._refuse(Complaint(f"Unknown filter {sorted(unknown)}"))
        try:
            found, limit = self._sought(request.query), int(request.query.get("limit", str(MOST)))
        except ValueError as error:
            return self._refuse(Complaint(str(error)))
        shown = found[: min(limit, MOST)]
        page: dict[str, object] = {"data": [resource(one) for one in shown]}
        if len(found) > len(shown):
            page["next"] = written(shown[-1].created_at)
        return web.json_response(page)

    def _sought(self, query: MultiMapping[str]) -> list[Logged]:
        """`start` is the newer end and `end` the older one."""
        before = _instant(query["start"]) if "start" in query else None
        after = _instant(query["end"]) if "end" in query else None
        return [
            one
            for one in reversed(self.ledger.messages)
            if query.get("to") in (None, one.to)
            and (before is None or one.created_at < before)
            and (after is None or one.created_at > after)
        ]

    async def _show(self, request: web.Request) -> web.StreamResponse:
        found = self.ledger.find(request.match_info["id"])
        return web.json_response(resource(found)) if found else web.Response(status=404, text="Not found")

    async def _me(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"id": self.account.username, "currency": "SEK", "balance": 1_000_000})

    def _refuse(self, complaint: Complaint) -> web.Response:
        self.complaints.append(complaint)
        return web.Response(status=complaint.status, text=complaint.says)

    def _for_the_owner(self, answer: Answerer) -> Answerer:
        async def answer_the_owner(request: web.Request) -> web.StreamResponse:
            expected = encode_basic_auth(self.account.username, self.account.password)
            if request.headers.get("Authorization") != expected:
                return self._refuse(Complaint("API access requires Basic HTTP authentication", 401))
            return await answer(request)

        return answer_the_owner


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def _fail(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault in (Fault.DROPPED, Fault.DROPPED_AFTER_ACCEPTING) and request.transport:
        request.transport.abort()
    if fault is Fault.BUSY:
        return web.Response(status=429, text="Too many requests", headers={"Retry-After": "1"})
    return web.Response(status=500, text="Internal server error")
