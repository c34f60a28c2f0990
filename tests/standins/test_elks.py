"""Whole checks over a strict 46elks, at its worst: every answer once, in its place; no message twice, none lost."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.chaos.verdict import wrongs_of_check, wrongs_of_people
from tests.standins.elks.stage import ElksStage, an_elks_stage
from tests.standins.people import a_check
from tests.standins.stage import start, until_completed
from tests.standins.twilio import Faults
from tests.standins.twilio.faults import Fault

SEED = 46
PATIENCE_SECONDS = 240


pytestmark = [pytest.mark.timeout(300), pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ElksStage]:
    async with an_elks_stage(tmp_path_factory.mktemp("elks"), Faults.worst(SEED)) as stage:
        yield stage


async def test_a_check_is_played_over_46elks_at_its_worst(stage: ElksStage) -> None:
    candidate = a_check(1, referees=1, seed=SEED)
    async with asyncio.timeout(PATIENCE_SECONDS):
        check = await start(stage.employer, candidate, "sv")
        await stage.live(check, candidate)
        await until_completed(stage.employer, check)
        assert await wrongs_of_check(check, candidate, stage.employer) == []
        assert list(wrongs_of_people(candidate)) == []
        assert set(stage.elks.accepted.values()) == {1}
        assert stage.elks.complaints == [] and stage.elks.caller.would_text == []
        assert sum(stage.elks.faults.met.values()) > stage.elks.faults.met[Fault.NONE]  # some did go wrong


async def test_what_it_cannot_do_is_done_by_us(stage: ElksStage) -> None:
    """It stops nobody and confirms no STOP, tells no reason for what failed, and loses what we did not hear."""
    anna, bo = a_check(2, referees=1, seed=SEED), a_check(3, referees=1, seed=SEED)
    stage.elks.faults.calm()
    async with asyncio.timeout(PATIENCE_SECONDS):
        checks = {one.name: await start(stage.employer, one, "sv") for one in (anna, bo)}
        for person in (anna, bo):
            await stage.elks.phone(person.number).get()
        await stage.elks.write(anna.number, "STOP")
        assert "START" in (await stage.elks.phone(anna.number).get()).body
        assert "opted_out" in await types(stage, checks[anna.name])
        stage.elks.has_credits = False
        await stage.elks.write(bo.number, "ja", is_heard=False)
        await stage.served.stop()
        await stage.served.start("", is_read_anew=True)  # at its start it asks for what it has not heard
        while bo.number not in {one.to for one in stage.elks.complaints}:  # the check before may have words left
            await asyncio.sleep(0.05)
        assert {one.says for one in stage.elks.complaints} == {"Not enough credits"}
        assert (await stage.employer.step(checks[bo.name], "candidate", bo.number)) == "details"
        assert stage.elks.phone(bo.number).empty() and stage.elks.phone(anna.number).empty()


async def types(stage: ElksStage, check: str) -> list[str]:
    return [str(one["type"]) for one in await stage.employer.events(check)]
