"""Slack may tell of a post before it has answered it: the card loses nothing by that."""

import asyncio

import pytest

from tests.standins.people import a_check
from tests.standins.slack.seat import buttons_of, until
from tests.standins.slack_stage import SlackStage, everybody_answers, start_by_modal

pytestmark = pytest.mark.asyncio(loop_scope="package")


@pytest.mark.parametrize("is_private", [True, False])
async def test_an_echo_that_overtakes_its_answer_takes_nothing_from_the_card(
    stage: SlackStage, is_private: bool
) -> None:
    """Who may read it is known: names stand in a channel of few, and relations where everybody reads."""
    sara = stage.norr.at_desk(stage.norr.sara.user)
    sara.channel = stage.norr.workspace.channel(f"echoes-{is_private}", sara.user, is_private=is_private)
    stage.slack.latency_seconds, stage.slack.echoes.delay_seconds = 0.4, 0.0
    candidate = a_check(60 + is_private, referees=1, seed=8)
    await start_by_modal(sara, candidate)
    card = await sara.card(candidate.name)
    await everybody_answers(stage, await stage.check_of(candidate.name), candidate)
    shown, hidden = (candidate.referees[0].name, "Chef, Café Norr")[:: 1 if is_private else -1]
    await sara.card(candidate.name, shown)
    await sara.click("pause", on=card)
    await until(lambda: "resume" in buttons_of(card))
    said = [card, *sara.thread(card)]
    assert [one.words for one in said if hidden in one.words] == []
    assert len(sara.cards(candidate.name)) == 1
    await asyncio.wait_for(stage.twilio.phone(candidate.referees[0].number).get(), 100)
