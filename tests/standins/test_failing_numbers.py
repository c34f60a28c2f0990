"""Numbers that fail in every documented way: what the person gets, what the recruiter reads, and what is never tried.

All are played at once, on one program: each candidate's phone fails in a way of its own.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot.catalogues import read_texts
from bot.channels.twilio.errors import error_for
from bot.flows.failures import failure_said
from tests.databases import migrated_in
from tests.standins.employer import Employer
from tests.standins.failing import Failing, FailingTwilio, When
from tests.standins.keys import new_key
from tests.standins.served import Served
from tests.standins.stage import to_the_morning
from tests.standins.twilio import Account

TEXTS = read_texts()
PATIENCE_SECONDS = 240
REFUSED = (21211, 21604, 21408, 21602, 21617, 21606, 21212, 21608, 21610, 21612, 21614, 21635, 21265, 98765)
FOR_GOOD = (30004, 30005, 30006, 30007, 30008, 30018, 30032, 30034, 30040, 63024, 87654)
PASSING = (30001, 30003, 30017, 30036, 30410, 30450)
WAYS = (When.CALLED, When.LATE, When.TWICE, When.OUT_OF_ORDER)
OPTED_OUT = 21610


@dataclass
class Played:
    """What became of one candidate's check, and when."""

    failing: Failing
    number: str
    check: str = ""
    soon: list[dict[str, Any]] = field(default_factory=list)  # the lifecycle before any hour has passed
    later: list[dict[str, Any]] = field(default_factory=list)  # two days on
    shown: dict[str, Any] = field(default_factory=dict)  # the check two days on
    asked: int = 0  # messages that the provider was asked to send

    def types(self, events: list[dict[str, Any]]) -> list[str]:
        return [one["type"] for one in events]

    @property
    def error(self) -> str:
        return error_for(self.failing.code).name


def _all() -> list[Played]:
    ways = [Failing(code, When.AT_ONCE) for code in REFUSED]
    ways += [Failing(code, WAYS[place % len(WAYS)]) for place, code in enumerate(FOR_GOOD)]
    ways += [Failing(code, WAYS[place % len(WAYS)], times=1) for place, code in enumerate(PASSING)]
    ways += [Failing(OPTED_OUT, When.CALLED, "failed"), Failing(30005, When.UNTOLD), Failing(30003, When.CALLED)]
    return [Played(one, f"+4670123{4000 + place}") for place, one in enumerate(ways)]


PLAYED = _all()
BY_KIND = {
    "refused": PLAYED[: len(REFUSED)],
    "for good": PLAYED[len(REFUSED) : len(REFUSED) + len(FOR_GOOD)],
    "passing": PLAYED[-3 - len(PASSING) : -3],
}
STOPPED_LATER, UNTOLD, ALWAYS_OFF = PLAYED[-3:]
STOPPED_AT_ONCE = next(one for one in BY_KIND["refused"] if one.failing.code == OPTED_OUT)


def _named(one: Played) -> str:
    return f"{one.failing.code} {one.failing.when.name.lower()}"


@dataclass
class Stage:
    employer: Employer
    twilio: FailingTwilio


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    folder, account = tmp_path_factory.mktemp("failing"), Account()
    served = Served(folder, migrated_in(folder), account)
    twilio = FailingTwilio(served.inbound_url, account)
    await twilio.start()
    employer = Employer(served.url, await new_key(served))
    try:
        await employer.start()
        await served.start(twilio.base_url)
        await to_the_morning(employer)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await _play(Stage(employer, twilio))
        yield Stage(employer, twilio)
    finally:
        await served.kill()
        await employer.stop()
        await twilio.stop()


async def _play(stage: Stage) -> None:
    for one, anew in zip(PLAYED, _all(), strict=True):  # it may be played again, where other tests come between
        vars(one).update(vars(anew))
    stage.twilio.plans.update({one.number: one.failing for one in PLAYED})
    stage.twilio.price = "-0.0500"
    for one, check in zip(PLAYED, await _start(stage, PLAYED), strict=True):
        one.check = check
    for one in PLAYED:
        await _until_known(stage, one)
    # A walk takes eight seconds at most and jumps on from where it is then: what is to happen on the way is waited for.
    await stage.employer.advance_clock("12m")
    await _until_told(stage, UNTOLD, "message_failed")
    await stage.employer.advance_clock("108m")
    for one in BY_KIND["passing"]:
        await _until_told(stage, one, "message_delivered")
    await _until_told(stage, ALWAYS_OFF, "message_failed", times=2)
    await stage.employer.advance_clock("370m")  # six hours after the second, and well before the night
    await _until_told(stage, ALWAYS_OFF, "candidate_unreachable")
    await stage.employer.advance_clock("2390m")
    for one in PLAYED:
        one.later, one.shown = await stage.employer.events(one.check), await stage.employer.check(one.check)
        one.asked = stage.twilio.asked[one.number]


async def _start(stage: Stage, those: list[Played]) -> list[str]:
    """The ids of their checks."""
    candidates = [{"name": "Anna Lind", "phone": one.number} for one in those]
    asked = {"language": "en", "questionnaire": "standard", "candidate_contact": "sms", "references_wanted": 1}
    started = await stage.employer.ask("POST", "/checks", {**asked, "candidates": candidates})
    return [str(one["id"]) for one in started["checks"]]


async def _until_told(stage: Stage, one: Played, kind: str, times: int = 1) -> None:
    while one.types(await stage.employer.events(one.check)).count(kind) < times:
        await asyncio.sleep(0.05)


async def _until_known(stage: Stage, one: Played) -> None:
    """Until the failure is in the lifecycle; of what nobody tells, until it was sent."""
    wanted = "message_sent" if one.failing.when is When.UNTOLD else "message_failed"
    while wanted not in one.types(one.soon):
        one.soon = await stage.employer.events(one.check)
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("one", PLAYED, ids=_named)
@pytest.mark.asyncio(loop_scope="module")
async def test_the_recruiter_reads_why_it_did_not_arrive(stage: Stage, one: Played) -> None:
    failed = [event for event in one.later if event["type"] == "message_failed"]
    assert failed and failure_said(one.error, TEXTS["en"]) in failed[0]["text"]


@pytest.mark.parametrize("one", BY_KIND["refused"] + BY_KIND["for good"], ids=_named)
@pytest.mark.asyncio(loop_scope="module")
async def test_of_a_failure_for_good_the_recruiter_is_told_at_once(stage: Stage, one: Played) -> None:
    assert one.types(one.soon).count("message_failed") == 1
    assert one.shown["candidate_unreachable"]["error"] == one.error
    assert one.shown["candidate_unreachable"]["text"].endswith(".")


@pytest.mark.parametrize("one", BY_KIND["refused"], ids=_named)
@pytest.mark.asyncio(loop_scope="module")
async def test_nobody_gets_what_was_refused_and_it_is_not_tried_again(stage: Stage, one: Played) -> None:
    assert one.asked == 1 and stage.twilio.phone(one.number).empty()
    assert "message_sent" not in one.types(one.later)


@pytest.mark.parametrize("one", BY_KIND["passing"], ids=_named)
@pytest.mark.asyncio(loop_scope="module")
async def test_what_passes_is_said_once_more_and_arrives(stage: Stage, one: Played) -> None:
    told = one.types(one.later)
    assert told.count("message_failed") == 1 and told.count("message_rescheduled") == 1
    assert told.index("message_rescheduled") < told.index("message_delivered")
    assert one.shown["candidate_unreachable"] is None


@pytest.mark.asyncio(loop_scope="module")
async def test_a_phone_that_stays_off_is_tried_three_times_before_it_counts_as_unreachable(stage: Stage) -> None:
    told = ALWAYS_OFF.types(ALWAYS_OFF.later)
    before = Counter(told[: told.index("candidate_unreachable")])
    assert (before["message_failed"], before["message_rescheduled"]) == (3, 2)
    assert ALWAYS_OFF.shown["candidate_unreachable"]["error"] == "phone_unreachable"


@pytest.mark.asyncio(loop_scope="module")
async def test_a_failure_that_nobody_reports_is_asked_for(stage: Stage) -> None:
    assert "message_failed" not in UNTOLD.types(UNTOLD.soon)
    at = {one["type"]: datetime.fromisoformat(one["at"]) for one in reversed(UNTOLD.later)}
    assert timedelta(minutes=9) < at["message_failed"] - at["message_sent"] < timedelta(minutes=20)
    assert UNTOLD.shown["candidate_unreachable"]["error"] == "number_unknown"


@pytest.mark.parametrize("one", [STOPPED_AT_ONCE, STOPPED_LATER], ids=_named)
@pytest.mark.asyncio(loop_scope="module")
async def test_nobody_who_has_opted_out_at_the_carrier_is_tried_again_before_start(stage: Stage, one: Played) -> None:
    assert one.asked == 1 and "opted_out" in one.types(one.later)
    stage.twilio.plans.pop(one.number)
    another = await _start(stage, [one])
    while "message_dropped" not in one.types(await stage.employer.events(another[0])):
        await asyncio.sleep(0.02)
    assert stage.twilio.asked[one.number] == 1
    await stage.twilio.write(one.number, "START")
    async with asyncio.timeout(100):
        while stage.twilio.asked[one.number] == 1:
            await asyncio.sleep(0.02)


@pytest.mark.asyncio(loop_scope="module")
async def test_we_asked_for_nothing_that_twilio_does_not_allow(stage: Stage) -> None:
    planned = {one.failing.code for one in PLAYED}
    assert [one for one in stage.twilio.complaints if one.code not in planned] == []
