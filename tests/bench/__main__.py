"""`make bench`: rounds of the floor and of Vouchline, turn about, on both databases."""

import asyncio
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from yarl import URL

from tests.bench.committed import buckets, quantile
from tests.bench.figures import table
from tests.bench.load import REFEREES, Load, Writer, endless, writers
from tests.ports import own_port
from tests.standins.databases import NAMES, fresh_database
from tests.standins.people import phone_number
from tests.standins.stage import Stage, a_stage
from tests.standins.twilio import Account, Faults

BULK = 20  # candidates in one request


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0, help="how long a round takes")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--at-once", type=int, default=32, help="conversations that go on at the same time")
    parser.add_argument("--conversations", type=int, default=160, help="52 turns each")
    parser.add_argument("--callbacks", action="store_true", help="the provider reports `sent` and `delivered`, too")
    parser.add_argument("--database", choices=NAMES, action="append", help="both, when left out")
    return parser.parse_args()


@asynccontextmanager
async def a_floor(database_url: str) -> AsyncIterator[Load]:
    account, port = Account(), own_port()
    args = ("-m", "tests.bench.floor", database_url, str(port), account.auth_token)
    running = await asyncio.create_subprocess_exec(sys.executable, *args)
    url = f"http://127.0.0.1:{port}/webhooks/twilio/messages"
    try:
        await until_it_answers(url)
        yield Load(url, account)
    finally:
        running.kill()
        await running.wait()


async def until_it_answers(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(200):
            try:
                async with session.get(url):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
    raise AssertionError(f"nothing answers at {url}")


async def invited(stage: Stage, waiting: list[Writer]) -> None:
    """Starts a check for everybody and waits until all openings have come."""
    for first in range(0, len(waiting), BULK):
        people = [
            {"name": f"Anna Berg{chr(97 + at)}", "phone": writer.number, "email": None}
            for at, writer in enumerate(waiting[first : first + BULK])
        ]
        await stage.employer.ask(
            "POST",
            "/checks",
            {
                "language": "sv",
                "questionnaire": "standard",
                "candidates": people,
                "candidate_contact": "sms",
                "referee_contact": "sms",
                "references_wanted": REFEREES,
            },
        )
    for writer in waiting:
        await asyncio.wait_for(stage.twilio.phone(writer.number).get(), 60)


async def at_the_right_step(stage: Stage, waiting: list[Writer]) -> None:
    """Every turn that was counted has moved its conversation: those who said everything are at the review."""
    finished = {writer.number for writer in waiting if writer.is_finished}
    checks = (await stage.employer.ask("GET", "/checks"))["checks"]
    for check in checks:
        for one in await stage.employer.conversations(str(check["id"])):
            if one["address"] in finished and one["step"] != "review":
                raise AssertionError(f"{one['address']} is at {one['step']}, not at the review")


@dataclass(frozen=True, slots=True)
class Subject:
    """A server under load, and those who write to it."""

    load: Load
    writers: list[Writer]

    async def one_round(self, asked: Namespace) -> None:
        await self.load.one_round(self.writers, asked.at_once, asked.seconds)

    async def ask_when_committed(self) -> None:
        counted = await buckets(str(URL(self.load.url).origin()))
        self.load.figures.committed_ms = quantile(counted, 0.5), quantile(counted, 0.99)


@asynccontextmanager
async def a_pair(name: str, folder: Path, asked: Namespace) -> AsyncIterator[tuple[Subject, Subject]]:
    """The floor and Vouchline on databases of the same kind, both running and ready."""
    below, above = folder / f"{name}-floor", folder / f"{name}-vouchline"
    below.mkdir()
    above.mkdir()
    with fresh_database(name, below) as floor_url, fresh_database(name, above) as url:
        async with a_floor(floor_url) as floor, a_stage(above, url, Faults(), reports=asked.callbacks) as stage:
            people = writers(asked.conversations)
            await invited(stage, people)
            anybody = [Writer(phone_number(at), endless(at)) for at in range(asked.at_once)]
            ours = Load(stage.served.inbound_url, stage.twilio.account, stage.twilio)
            yield Subject(floor, anybody), Subject(ours, people)
            await at_the_right_step(stage, people)


async def measured(asked: Namespace, folder: Path) -> str:
    async with AsyncExitStack() as stack:
        names = asked.database or NAMES
        pairs = {name: await stack.enter_async_context(a_pair(name, folder, asked)) for name in names}
        for _ in range(asked.rounds):
            for floor, ours in pairs.values():
                await floor.one_round(asked)
                await ours.one_round(asked)
        for _, ours in pairs.values():
            await ours.ask_when_committed()
    return table(
        {name: {"floor": floor.load.figures, "vouchline": ours.load.figures} for name, (floor, ours) in pairs.items()}
    )


def main() -> None:
    asked = arguments()
    folder = Path(tempfile.mkdtemp(prefix="vouchline-bench-"))
    shown = asyncio.run(measured(asked, folder))
    rounds = f"{asked.rounds} rounds of {asked.seconds:g} s each, turn about"
    sys.stdout.write(f"{rounds}, {asked.at_once} at once; ratio to the floor\n{shown}\n")


if __name__ == "__main__":
    main()
