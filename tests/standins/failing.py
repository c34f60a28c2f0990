"""A strict Twilio with numbers that fail in every documented way: at once, called, late, twice, in no order, unsaid."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web

from tests.standins.twilio import Account, Faults, Logged, TwilioStandIn
from tests.standins.twilio.rules import Complaint, bare
from tests.standins.twilio.webhooks import Caller, status_fields

LATE_SECONDS = 1.0


class When(StrEnum):
    """How it becomes known."""

    AT_ONCE = "refused at once"
    CALLED = "a callback tells"
    LATE = "the callback comes late"
    TWICE = "each callback comes twice"
    OUT_OF_ORDER = "the failure comes first, and that it was sent afterwards"
    UNTOLD = "no callback ever comes"
    SILENT = "it was sent, and nothing more is ever known: they have blocked us on WhatsApp"


@dataclass(slots=True)
class Failing:
    code: int
    when: When
    status: str = "undelivered"
    times: int = 1000  # messages that fail, before one arrives
    http_status: int = 400


class FailingCaller(Caller):
    """Calls back as the numbers fail."""

    def __init__(self, account: Account, faults: Faults, inbound_url: str, plans: dict[str, Failing]) -> None:
        super().__init__(account, faults, inbound_url)
        self.plans = plans

    def report(self, message: Logged) -> None:
        plan = self.plans.get(bare(message.to))
        if plan is None or plan.when is When.AT_ONCE or plan.times <= 0:
            super().report(message)
            return
        plan.times -= 1
        if plan.when is When.SILENT:
            message.status = "sent"
            self._soon(self._tell(message, "sent"))
            return
        message.status, message.error_code = plan.status, plan.code
        if plan.when is not When.UNTOLD:
            self._soon(self._fail(message, plan))

    async def _fail(self, message: Logged, plan: Failing) -> None:
        if plan.when is When.LATE:
            await asyncio.sleep(LATE_SECONDS)
        said = ["sent", plan.status]
        for status in said[::-1] if plan.when is When.OUT_OF_ORDER else said:
            fields = status_fields(message, status, self.account)
            fields = fields if status == plan.status else {**fields, "ErrorCode": ""}
            for _ in range(2 if plan.when is When.TWICE else 1):
                await self.post("status", message.callback, fields)


class FailingTwilio(TwilioStandIn):
    def __init__(self, inbound_url: str, account: Account | None = None, faults: Faults | None = None) -> None:
        super().__init__(inbound_url, account, faults)
        self.plans: dict[str, Failing] = {}  # by number
        self.asked: Counter[str] = Counter()  # number -> messages that we were asked to send there, refused or not
        self.price: str | None = None  # of each message
        self.caller = FailingCaller(self.account, self.faults, inbound_url, self.plans)

    async def _create(self, request: web.Request) -> web.StreamResponse:
        to = bare(str((await request.post()).get("To", "")))
        plan = self.plans.get(to)
        self.asked[to] += 1
        if plan and plan.when is When.AT_ONCE and plan.times > 0:
            plan.times -= 1
            return self._refuse(Complaint(plan.code, "It fails, as planned", plan.http_status))
        return await super()._create(request)

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        found = self.ledger.find(request.match_info["sid"])
        if found is None or self.price is None:
            return await super()._fetch(request)
        return web.json_response({**found.resource(self.account), "price": self.price, "price_unit": "USD"})
