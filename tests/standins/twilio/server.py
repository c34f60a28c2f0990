"""The stand-in's own web server: Messages create, list, fetch and delete, behind Basic auth."""

import asyncio
import base64
import binascii
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from aiohttp import web
from multidict import MultiDict, MultiMapping

from tests.standins.phones import PhoneServer
from tests.standins.twilio.content import Contents
from tests.standins.twilio.faults import ANSWERED_201, REFUSING, Fault, Faults
from tests.standins.twilio.ledger import VERSION, Account, Ledger, Logged, Sought, instant, new_sid
from tests.standins.twilio.media import Media
from tests.standins.twilio.rules import Complaint, complaint_about
from tests.standins.twilio.webhooks import Caller
from tests.standins.twilio.whatsapp import WhatsApp

BLOCKING = frozenset({"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"})
UNBLOCKING = frozenset({"START", "YES", "UNSTOP"})
FORM = "application/x-www-form-urlencoded"
FILTERS = frozenset({"To", "From", "DateSent", "DateSent<", "DateSent>", "PageSize", "Page", "PageToken"})
UNKNOWN = Complaint(20404, "The requested resource was not found", 404)
Answerer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class TwilioStandIn(PhoneServer):
    """Start it, point `VOUCHLINE_TWILIO_BASE_URL` at `base_url`, read phones with `phone`, write with `write`."""

    caller: Caller

    def __init__(
        self, inbound_url: str, account: Account | None = None, faults: Faults | None = None, reports: bool = True
    ) -> None:
        super().__init__()
        self.account = account or Account()
        self.faults = faults or Faults()
        self.ledger = Ledger()
        self.caller = Caller(self.account, self.faults, inbound_url)
        self.complaints: list[Complaint] = []  # what we were told we did wrong
        self.accepted: Counter[str] = Counter()  # status callback address, which holds our key -> times accepted
        self.blocked: set[tuple[str, str]] = set()
        self.media = Media(self.account)
        self.contents = Contents(self.complaints, rejected=self.account.rejected)
        self.whatsapp = WhatsApp(self.contents, {})
        self.reports = reports  # whether status callbacks are made at all

    async def start(self) -> None:
        root = f"/{VERSION}/Accounts/{{account}}/Messages"
        app = web.Application(client_max_size=2**20)
        app.router.add_post(f"{root}.json", self._for_the_owner(self._create))
        app.router.add_get(f"{root}.json", self._for_the_owner(self._list))
        app.router.add_get(f"{root}/{{sid}}.json", self._for_the_owner(self._fetch))
        app.router.add_delete(f"{root}/{{sid}}.json", self._for_the_owner(self._delete))
        self.media.add_to(app, self._for_the_owner)
        self.contents.add_to(app, self._for_the_owner)
        await self.listen(app)

    async def write(
        self, from_: str, body: str, to: str = "", media: tuple[tuple[str, str], ...] = (), **more: str
    ) -> str:
        """Somebody writes to us; what our webhook answered. Twilio keeps the message whatever came of it."""
        to = to or self.account.numbers[0]
        self.whatsapp.hears(to, from_)
        word = body.strip().upper()
        if word in BLOCKING:
            self.blocked.add((to, from_))
        elif word in UNBLOCKING:
            self.blocked.discard((to, from_))
        message = self.ledger.add(Logged(to, from_, body, "inbound", "received", media=media))
        return await self.caller.bring(message, more)

    async def tap(self, from_: str, title: str) -> str:
        """Taps the newest button or line of a list with this title. The list of messages tells of words alone."""
        shown = [(one, choice) for one in self.ledger.messages if one.to == from_ for choice in one.choices]
        message, choice = next(pair for pair in reversed(shown) if pair[1].title == title)
        answers = {"OriginalRepliedMessageSid": message.sid, "OriginalRepliedMessageSender": message.from_}
        return await self.write(from_, title, message.from_, **choice.fields(), **answers)

    async def write_card(self, from_: str, content: bytes, body: str = "", is_heard: bool = True, to: str = "") -> str:
        """Somebody sends a contact card; unless it is heard, our webhook is never called, and the list alone has it."""
        sid = new_sid(True)
        media = ((self.base_url + self.media.keep(sid, content, "text/x-vcard"), "text/x-vcard"),)
        message = Logged(to or self.account.numbers[0], from_, body, "inbound", "received", media=media, sid=sid)
        self.ledger.add(message)
        self.whatsapp.hears(message.to, from_)
        return await self.caller.bring(message) if is_heard else "unheard"

    async def _create(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.of_sending()
        if request.content_type != FORM:
            return self._refuse(Complaint(20001, f"Content type must be {FORM}"))
        form = _only_texts(await request.post())
        wrong = complaint_about(form, self.account, self.blocked) or self.whatsapp.complaint_about(form)
        if wrong:
            return self._refuse(wrong)
        if fault in REFUSING:
            return await _fail(request, fault)
        if fault is Fault.SLOW_TO_ACCEPT:
            await asyncio.sleep(self.faults.slow_seconds())
        message = self._accept(form)
        if fault is Fault.SLOW:
            await asyncio.sleep(self.faults.slow_seconds())
        if fault in ANSWERED_201:
            return web.json_response(message.resource(self.account), status=201)
        return await _fail(request, fault)

    def _accept(self, form: MultiMapping[str]) -> Logged:
        service = str(form.get("MessagingServiceSid", "")) or None
        sender = str(form.get("From", "")) or self.account.numbers[0]
        media = tuple((str(url), "image/jpeg") for url in form.getall("MediaUrl", []))
        status = "accepted" if service else "queued"
        callback = str(form.get("StatusCallback", ""))
        shown = self.whatsapp.shown(form)
        message = Logged(str(form["To"]), sender, shown.body, "outbound-api", status, callback, service, media)
        message.choices = shown.choices
        if message.to.startswith("whatsapp:"):
            message.error_code = self.whatsapp.failure(form, sender)
        self.ledger.add(message)
        self.accepted[callback] += 1
        if message.error_code is None:
            self.phone(message.to).put_nowait(message)
        if self.reports:
            self.caller.report(message)
        return message

    async def _list(self, request: web.Request) -> web.StreamResponse:
        if (fault := self.faults.of_asking()) is not Fault.NONE:
            return await _fail(request, fault)
        query = request.query
        if unknown := set(query) - FILTERS:
            return self._refuse(Complaint(20001, f"Unknown filter {sorted(unknown)}"))
        try:
            sought = _sought(query)
            size, page = int(query.get("PageSize", "50")), int(query.get("Page", "0"))
        except ValueError as error:
            return self._refuse(Complaint(20001, f"Invalid filter: {error}"))
        if not 1 <= size <= 1000 or page < 0:
            return self._refuse(Complaint(20006, "Invalid page size or page"))
        return web.json_response(self._page(request, self.ledger.seek(sought), size, page))

    def _page(self, request: web.Request, found: list[Logged], size: int, page: int) -> dict[str, object]:
        shown = found[page * size : (page + 1) * size]
        is_last = len(found) <= (page + 1) * size
        onward = request.rel_url.update_query(
            PageSize=size, Page=page + 1, PageToken=f"PA{shown[-1].sid}" if shown else ""
        )
        return {
            "messages": [one.resource(self.account) for one in shown],
            "page": page,
            "page_size": size,
            "start": page * size,
            "end": max(0, page * size + len(shown) - 1),
            "uri": str(request.rel_url),
            "first_page_uri": str(request.rel_url.update_query(PageSize=size, Page=0)),
            "previous_page_uri": None,
            "next_page_uri": None if is_last else str(onward),
        }

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        if (fault := self.faults.of_asking()) is not Fault.NONE:
            return await _fail(request, fault)
        found = self.ledger.find(request.match_info["sid"])
        return web.json_response(found.resource(self.account)) if found else self._refuse(UNKNOWN)

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        sid = request.match_info["sid"]
        if not self.ledger.find(sid):
            return self._refuse(UNKNOWN)
        self.ledger.remove(sid)
        return web.Response(status=204)

    def _refuse(self, complaint: Complaint) -> web.Response:
        self.complaints.append(complaint)
        return web.json_response(complaint.as_json(), status=complaint.status)

    def _for_the_owner(self, answer: Answerer) -> Answerer:
        async def answer_the_owner(request: web.Request) -> web.StreamResponse:
            user, password = _credentials(request.headers.get("Authorization", ""))
            if not self.account.admits(user, password):
                return self._refuse(Complaint(20003, "Authenticate", 401))
            if request.match_info.get("account", self.account.sid) != self.account.sid:
                return self._refuse(UNKNOWN)
            return await answer(request)

        return answer_the_owner


def _only_texts(form: Mapping[str, object]) -> MultiMapping[str]:
    return MultiDict((name, str(value)) for name, value in form.items())


def _sought(query: MultiMapping[str]) -> Sought:
    since = instant(query["DateSent>"])[0] if "DateSent>" in query else None
    until = _end_of(query["DateSent<"]) if "DateSent<" in query else None
    if "DateSent" in query:
        since, until = instant(query["DateSent"])[0], _end_of(query["DateSent"])
    return Sought(query.get("To"), query.get("From"), since, until)


def _end_of(text: str) -> datetime:
    begins_at, lasts = instant(text)
    return begins_at + lasts


def _credentials(header: str) -> tuple[str, str]:
    scheme, _, token = header.partition(" ")
    try:
        user, _, password = base64.b64decode(token, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return (user, password) if scheme.lower() == "basic" else ("", "")


async def _fail(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault in (Fault.DROPPED, Fault.DROPPED_AFTER_ACCEPTING):
        if request.transport:
            request.transport.abort()
        return web.Response(status=500)
    if fault is Fault.BUSY:
        busy = Complaint(20429, "Too Many Requests", 429)
        return web.json_response(busy.as_json(), status=429, headers={"Retry-After": "1"})
    broken = Complaint(20500, "An internal server error has occurred", 500)
    return web.json_response(broken.as_json(), status=500)
