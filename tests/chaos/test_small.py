"""The small size of `make chaos`: a few checks under a few kills, on both databases."""

from pathlib import Path

import pytest

from tests.chaos.run import Run, Size
from tests.standins.stage import a_stage
from tests.standins.twilio import Faults

SEED = 20261123
SMALL = Size(kills=7, least_checks=4, at_once=4, check_seconds=400, pause_seconds=0.1)


@pytest.mark.timeout(600)
async def test_nothing_is_lost_or_doubled_when_the_program_is_killed(database_url: str, tmp_path: Path) -> None:
    async with a_stage(tmp_path, database_url, Faults.worst(SEED)) as stage:
        outcome = await Run(stage, SMALL, SEED).to_the_end()
    assert outcome.wrongs == []
    assert outcome.kills == SMALL.kills
