"""`make chaos`: the nightly size; `python -m tests.chaos --kills 20 --turns 200 --database sqlite --seed 7`."""

import asyncio
import json
import random
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from tests.chaos.run import Outcome, Run, Size
from tests.standins.databases import NAMES, fresh_database
from tests.standins.stage import a_stage
from tests.standins.twilio import Faults


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=10_000)
    parser.add_argument("--checks-at-once", type=int, default=12)
    parser.add_argument("--at-once", type=int, default=100, help="checks that run at the same time, undisturbed")
    parser.add_argument("--database", choices=NAMES, action="append", help="both, when left out")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--keep", action="store_true", help="keep the folder with the database and the log")
    return parser.parse_args()


async def disturbed(folder: Path, url: str, asked: Namespace) -> Outcome:
    size = Size(asked.kills, asked.turns, at_once=asked.checks_at_once, check_seconds=600)
    async with a_stage(folder, url, Faults.worst(asked.seed)) as stage:
        return await Run(stage, size, asked.seed).to_the_end()


async def crowded(folder: Path, url: str, asked: Namespace) -> Outcome:
    """Many checks at once, with a provider that fails and nobody who kills."""
    size = Size(kills=0, least_checks=asked.at_once, at_once=asked.at_once, check_seconds=600)
    async with a_stage(folder, url, Faults.worst(asked.seed)) as stage:
        return await Run(stage, size, asked.seed).to_the_end()


def played(name: str, asked: Namespace) -> bool:
    """Whether nothing went wrong on this database."""
    is_good = True
    for way in (disturbed, crowded):
        folder = Path(tempfile.mkdtemp(prefix=f"vouchline-chaos-{name}-"))
        with fresh_database(name, folder) as url:
            outcome = asyncio.run(way(folder, url, asked))
        tell(f"{name} {way.__name__}: {json.dumps(asdict(outcome), ensure_ascii=False, indent=1)}")
        tell(f"  the log is {folder / 'log'}")
        is_good = is_good and not outcome.wrongs
    return is_good


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asked = arguments()
    tell(f"seed {asked.seed}")
    results = [played(name, asked) for name in asked.database or NAMES]
    sys.exit(0 if all(results) else 1)
