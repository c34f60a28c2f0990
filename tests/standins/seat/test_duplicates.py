"""The same request nine times at once, however it came to be so often, has one effect (issue 4)."""

import asyncio

import pytest

from tests.standins.people import Candidate, a_check
from tests.standins.slack import Message
from tests.standins.slack.seat import buttons_of, until
from tests.standins.slack_stage import SlackStage, a_whisper, start_by_modal

pytestmark = pytest.mark.asyncio(loop_scope="package")
NINE = 9


async def a_card(stage: SlackStage, candidate: Candidate) -> tuple[str, Message]:
    """A check whose candidate has been asked, and its card."""
    await start_by_modal(stage.norr.sara, candidate)
    await asyncio.wait_for(stage.twilio.phone(candidate.number).get(), 100)
    card = await stage.norr.sara.card(candidate.name)
    return await stage.check_of(candidate.name), card


async def until_quiet(stage: SlackStage) -> None:
    """Until what was asked before has been done: a question asked after it is answered."""
    await a_whisper(stage.norr.sara, "help")


def times(events: list[dict[str, object]], kind: str) -> int:
    return sum(one["type"] == kind for one in events)


async def test_a_command_opens_one_form_and_its_submission_starts_one_check(stage: SlackStage) -> None:
    sara, anna = stage.norr.sara, a_check(51, referees=1, seed=5)
    await sara.command(times=NINE)
    await sara.opened_modal("candidate_name")
    await sara.fill(candidate_name=anna.name, candidate_phone=anna.number, references_wanted="1")
    await sara.submit(times=NINE)
    await stage.twilio.phone(anna.number).get()
    await sara.card(anna.name)
    await until_quiet(stage)
    assert len(sara.cards(anna.name)) == len(stage.slack.called("views.open")) == 1
    assert (await stage.check_of(anna.name), stage.twilio.phone(anna.number).empty()) != ("", False)
    assert sara.modals == []


async def test_a_click_is_one_click(stage: SlackStage) -> None:
    sara, kim = stage.norr.sara, a_check(52, referees=1, seed=5)
    check, card = await a_card(stage, kim)
    await sara.click("remind", on=card, times=NINE)
    await asyncio.wait_for(stage.twilio.phone(kim.number).get(), 100)
    await sara.click("pause", on=card, times=NINE)
    await until(lambda: "resume" in buttons_of(card))
    await sara.click("resume", on=card, times=NINE)
    await until(lambda: "pause" in buttons_of(card))
    await until_quiet(stage)
    async with asyncio.timeout(100):
        while not times(await stage.employer.events(check), "candidate_reminded"):  # it is noted once it has left
            await asyncio.sleep(0.05)
    events = await stage.employer.events(check)
    assert [times(events, kind) for kind in ("candidate_reminded", "paused", "resumed")] == [1, 1, 1]
    assert stage.twilio.phone(kim.number).empty()


async def test_cancelling_and_its_undoing_are_one_act_each(stage: SlackStage) -> None:
    sara, eva = stage.norr.sara, a_check(53, referees=1, seed=5)
    check, card = await a_card(stage, eva)
    await sara.click("cancel", on=card, times=NINE)
    await until(lambda: "undo" in buttons_of(card))
    await sara.click("undo", on=card, times=NINE)
    await until(lambda: "cancel" in buttons_of(card))
    await stage.employer.advance_clock("1m")
    await until_quiet(stage)
    assert (await stage.employer.check(check))["status"] == "awaiting_candidate"


async def test_a_deleted_check_gives_its_credit_back_once(stage: SlackStage) -> None:
    sara, per = stage.norr.sara, a_check(54, referees=1, seed=5)
    _, card = await a_card(stage, per)
    await sara.click("delete", on=card, times=NINE)
    await until(lambda: per.name not in card.words)
    await until_quiet(stage)
    assert per.name not in str(await stage.checks())
    assert buttons_of(card) == []


async def test_a_home_that_is_opened_nine_times_is_published_right(stage: SlackStage) -> None:
    await stage.norr.ada.open_home(times=NINE)
    await until(lambda: stage.norr.ada.user.id in stage.norr.workspace.homes)
    await until_quiet(stage)
    adas = [one for one in stage.slack.called("views.publish") if one.args["user_id"] == stage.norr.ada.user.id]
    assert len(adas) < NINE / 2, "once as it was opened, and anew when something has happened meanwhile"
