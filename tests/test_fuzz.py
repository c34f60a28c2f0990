"""What nobody should send has no effect, and what people do send is kept: forgeries, strange texts, shared phones."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.chaos.run import Run, Size
from tests.chaos.verdict import wrongs_of_check, wrongs_of_people, wrongs_of_traffic
from tests.forgeries import ANOTHER_SENDER, ODDITIES, Posted, forgeries, genuine
from tests.standins.people import Candidate, a_check
from tests.standins.shared_phone import Owner
from tests.standins.stage import Stage, a_stage, live, start, until_completed
from tests.standins.strange import STRANGE, StrangeWording, longest
from tests.standins.twilio import Faults, Logged
from tests.standins.twilio.ledger import new_sid
from tests.standins.twilio.webhooks import inbound_fields, status_fields

pytestmark = [pytest.mark.timeout(600), pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """One for all; each test has people of its own."""
    async with a_stage(tmp_path_factory.mktemp("stage"), "", Faults()) as stage:
        yield stage


async def opened(stage: Stage, candidate: Candidate) -> tuple[str, Logged]:
    """A new check's id, and the opening that its candidate got: of its own it tells nothing more."""
    check = await start(stage.employer, candidate, "sv")
    opening = await asyncio.wait_for(stage.twilio.phone(candidate.number).get(), 100)
    async with asyncio.timeout(100):
        while "message_delivered" not in await happened(stage, check):
            await asyncio.sleep(0.05)
    return check, opening


async def happened(stage: Stage, check: str) -> list[str]:
    return [str(event["type"]) for event in await stage.employer.events(check)]


def sent_to(stage: Stage, *numbers: str) -> int:
    return len([one for one in stage.twilio.ledger.outbound if one.to in numbers])


async def post(url: str, posted: Posted) -> int:
    async with (
        aiohttp.ClientSession(skip_auto_headers=["Content-Type"]) as session,
        session.post(url + posted.query, data=posted.body, headers=posted.headers) as answer,
    ):
        return answer.status


async def standing(stage: Stage, check: str, *numbers: str) -> tuple[Any, ...]:
    """All that an unwanted webhook could have changed for a check and these phones."""
    conversations = await stage.employer.conversations(check)
    return conversations, await happened(stage, check), sent_to(stage, *numbers)


async def quiet(stage: Stage, check: str, *numbers: str) -> tuple[Any, ...]:
    """The standing, once it has stopped changing."""
    before = await standing(stage, check, *numbers)
    while True:
        await asyncio.sleep(0.7)
        now = await standing(stage, check, *numbers)
        if now == before:
            return now
        before = now


async def test_forged_and_malformed_webhooks_have_no_effect(stage: Stage) -> None:
    candidate = a_check(10, referees=1, seed=1)
    check, opening = await opened(stage, candidate)
    phones = candidate.number, ANOTHER_SENDER
    before = await standing(stage, check, *phones)
    account = stage.twilio.account
    said = inbound_fields(Logged(account.numbers[0], candidate.number, "JA", "inbound", "received"), account)
    told = status_fields(opening, "undelivered", account)
    answers = {}
    for url, fields, moved in (
        (stage.served.inbound_url, said, ("Body", "From")),
        (opening.callback, told, ("SmsStatus", "To")),
    ):
        for name, posted in forgeries(url, fields, account, moved):
            answers[url.split("?")[0][-8:], name] = await post(url, posted)
    assert {name: status for name, status in answers.items() if not 400 <= status < 500} == {}
    assert await quiet(stage, check, *phones) == before


async def test_signed_but_odd_webhooks_are_no_errors(stage: Stage) -> None:
    candidate = a_check(20, referees=1, seed=1)
    check, opening = await opened(stage, candidate)
    before = await standing(stage, check, candidate.number)
    account = stage.twilio.account
    answers = {}
    for name, change in ODDITIES.items():
        stranger = Logged(account.numbers[0], "+46701999999", "hej", "inbound", "received")
        for url, fields in (
            (stage.served.inbound_url, inbound_fields(stranger, account)),
            (stage.served.url + "/webhooks/twilio/status?key=nothing", status_fields(opening, name, account)),
        ):
            odd = change(fields)
            answers[url.split("?")[0][-8:], name] = await post(url, genuine(url, odd, account))
    assert {name: status for name, status in answers.items() if status >= 500} == {}
    assert await quiet(stage, check, candidate.number) == before


async def test_a_webhook_that_comes_again_has_one_effect(stage: Stage) -> None:
    candidate = a_check(30, referees=1, seed=1)
    check, opening = await opened(stage, candidate)
    account, url = stage.twilio.account, stage.served.inbound_url
    message = Logged(account.numbers[0], candidate.number, "JA", "inbound", "received", sid=new_sid())
    posted = genuine(url, inbound_fields(message, account), account)
    assert {await post(url, posted) for _ in range(3)} <= {200, 204}
    at_once = await asyncio.gather(*(post(url, posted) for _ in range(10)))
    assert set(at_once) <= {200, 204}
    delivered = genuine(opening.callback, status_fields(opening, "delivered", account), account)
    assert {await post(opening.callback, delivered) for _ in range(3)} <= {200, 204}
    async with asyncio.timeout(100):
        while (await happened(stage, check)).count("message_delivered") < 2:  # the opening, and the one answer
            await asyncio.sleep(0.05)
    _, events, sent = await quiet(stage, check, candidate.number)
    assert (sent, events.count("message_delivered")) == (2, 2)
    assert await stage.employer.step(check, "candidate", candidate.number) == "details"


async def test_strange_texts_are_kept_word_for_word(database_url: str, tmp_path: Path) -> None:
    async with a_stage(tmp_path, database_url, Faults()) as stage:
        await tell_strange_texts(stage)


async def tell_strange_texts(stage: Stage) -> None:
    candidate = a_check(1, referees=3, seed=2)
    for at, referee in enumerate(candidate.referees):
        referee.wording = StrangeWording(referee.wording.chance, f"s{at}", first=at * len(STRANGE) // 3)
    check = await start(stage.employer, candidate, "sv")
    await asyncio.wait_for(live(stage, check, candidate), 100)
    await until_completed(stage.employer, check)
    assert [*await wrongs_of_check(check, candidate, stage.employer), *wrongs_of_people(candidate)] == []
    assert wrongs_of_traffic(stage.twilio) == []


async def test_an_empty_message_with_media_and_a_very_long_one_do_not_stop_a_conversation(stage: Stage) -> None:
    candidate = a_check(41, referees=1, seed=3)
    (referee,) = candidate.referees
    check = await start(stage.employer, candidate, "en")
    phone = stage.twilio.phone(candidate.number)
    for strange in ("", "\x00", " \n ", longest("l"), "😀" * 800):
        await asyncio.wait_for(phone.get(), 100)
        await stage.twilio.write(
            candidate.number, strange, media=() if strange else (("http://x.example/a.ogg", "audio/ogg"),)
        )
    await asyncio.wait_for(live(stage, check, candidate), 100)
    await until_completed(stage.employer, check)
    assert [*await wrongs_of_check(check, candidate, stage.employer), *wrongs_of_people(candidate)] == []
    assert len(referee.said) > 8


async def test_three_checks_on_one_phone_never_mix(stage: Stage) -> None:
    """Eva is referee in two checks and the candidate of a third."""
    owner = await Owner.of_three_checks(stage, seed=4)
    await asyncio.wait_for(owner.live(), 100)
    for check, candidate in owner.checks.items():
        await asyncio.wait_for(until_completed(stage.employer, check), 100)
        assert await wrongs_of_check(check, candidate, stage.employer) == []


async def test_twenty_checks_at_once_with_a_failing_provider(tmp_path: Path) -> None:
    size = Size(kills=0, least_checks=20, at_once=20, check_seconds=240)
    async with a_stage(tmp_path, "", Faults.worst(5)) as stage:
        outcome = await Run(stage, size, seed=5).to_the_end()
    assert outcome.wrongs == []
