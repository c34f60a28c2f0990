"""People who all write at once: each answers as soon as the reply to their last message has come."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import aiohttp
from twilio.request_validator import RequestValidator

from tests.bench.figures import Figures
from tests.standins.people import a_check, national
from tests.standins.twilio import Account, Logged, TwilioStandIn
from tests.standins.twilio.webhooks import inbound_fields

REFEREES = 10  # the most that a check may want: 52 turns before the review


@dataclass(slots=True)
class Writer:
    """One phone and what it will say, in order."""

    number: str
    words: Iterator[str]
    is_finished: bool = False


def writers(several: int) -> list[Writer]:
    return [Writer(a_check(number, 0, 0).number, script(number)) for number in range(several)]


def script(number: int) -> Iterator[str]:
    """A Swedish candidate who names ten referees field by field, and stops at the review."""
    yield from ("JA", "JA")
    for referee in a_check(number, REFEREES, seed=0).referees:
        yield from (referee.name, national(referee.number), "chef", "Café Norr", "2019-2022")


def endless(number: int) -> Iterator[str]:
    return (f"message {at} of {number}" for at in count())


@dataclass(slots=True)
class Load:
    """Signed webhooks over kept-alive connections. Without `twilio` nobody waits for replies."""

    url: str
    account: Account
    twilio: TwilioStandIn | None = None
    figures: Figures = field(default_factory=Figures)

    async def one_round(self, waiting: list[Writer], at_once: int, seconds: float) -> None:
        """Everybody writes until the time is over; a writer who has finished makes room for the next."""
        began = time.perf_counter()
        queue = iter([writer for writer in waiting if not writer.is_finished])
        connector = aiohttp.TCPConnector(limit=at_once)
        async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(self._one_seat(session, queue, began + seconds))
        self.figures.seconds += time.perf_counter() - began

    async def _one_seat(self, session: aiohttp.ClientSession, queue: Iterator[Writer], until: float) -> None:
        for writer in queue:
            while time.perf_counter() < until:
                words = next(writer.words, None)
                if words is None:
                    writer.is_finished = True
                    break
                await self._one_turn(session, writer.number, words)
            else:
                return

    async def _one_turn(self, session: aiohttp.ClientSession, number: str, words: str) -> None:
        fields = inbound_fields(Logged(self.account.numbers[0], number, words, "inbound", "received"), self.account)
        signature = RequestValidator(self.account.auth_token).compute_signature(self.url, fields)
        began = time.perf_counter()
        async with session.post(self.url, data=fields, headers={"X-Twilio-Signature": signature}) as answer:
            if answer.status not in (200, 204):
                raise AssertionError(f"webhook answered {answer.status}")
        self.figures.answered_seconds.append(time.perf_counter() - began)
        if self.twilio:
            await asyncio.wait_for(self.twilio.phone(number).get(), 30)
            self.figures.replied_seconds.append(time.perf_counter() - began)
