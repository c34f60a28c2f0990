"""46elks calling us: plain forms without a signature, again and again until the answer is 200 to 204."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from urllib.parse import urlencode

import aiohttp

from tests.standins.elks.account import resource, written
from tests.standins.twilio.faults import Faults
from tests.standins.twilio.ledger import Logged

FORM = "application/x-www-form-urlencoded"
TAKEN = range(200, 205)
TRIES = 6


class Caller:
    """`tries`: fewer than the documented five for a provider that loses what we did not take."""

    def __init__(self, faults: Faults, inbound_url: str = "", tries: int = TRIES) -> None:
        self.faults, self.inbound_url, self.tries = faults, inbound_url, tries
        self.outcomes: Counter[tuple[str, str]] = Counter()  # (kind, status or error) -> how often
        self.would_text: list[str] = []  # whatever a webhook for messages answers is texted to the person
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=15))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def bring(self, message: Logged) -> str:
        """An inbound message to our webhook; what came of the last try."""
        fields = {name: str(value) for name, value in resource(message).items()}
        if self.faults.comes_twice():
            self._soon(self._persist("inbound", self.inbound_url, fields))
        return await self._persist("inbound", self.inbound_url, fields)

    def report(self, message: Logged, last: str) -> None:
        """That it was sent, and then delivered or failed, some time from now."""
        if message.callback and not self.faults.goes_unreported():
            self._soon(self._report(message, last))
        else:
            message.status = last

    async def _report(self, message: Logged, last: str) -> None:
        steps = [last, "sent"] if self.faults.comes_out_of_order() else ["sent", last]
        for status in steps:
            await asyncio.sleep(self.faults.delay_seconds())
            message.status = last if message.status == last else status
            fields = {"id": message.sid, "status": status}
            if status == "delivered":
                fields["delivered"] = written(message.created_at)
            for _ in range(2 if self.faults.comes_twice() else 1):
                await self._persist("status", message.callback, fields)

    async def _persist(self, kind: str, url: str, fields: dict[str, str]) -> str:
        outcome = ""
        for tried in range(self.tries):
            await asyncio.sleep(0.5 * tried)
            outcome = await self._post(kind, url, fields)
            if outcome.isdecimal() and int(outcome) in TAKEN:
                break
        return outcome

    async def _post(self, kind: str, url: str, fields: dict[str, str]) -> str:
        assert self._session is not None
        content = urlencode(fields, errors="surrogatepass").encode()
        try:
            async with self._session.post(url, data=content, headers={"Content-Type": FORM}) as answer:
                text = await answer.text()
                if kind == "inbound" and text and answer.status in TAKEN:
                    self.would_text.append(text)
                outcome = str(answer.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            outcome = type(error).__name__
        self.outcomes[kind, outcome] += 1
        return outcome

    def _soon(self, work: Coroutine[None, None, object]) -> None:
        async def alone() -> None:
            await work

        task = asyncio.ensure_future(alone())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
