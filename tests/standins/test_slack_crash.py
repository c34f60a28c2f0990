"""One card for each check, whatever Slack answers, and wherever the program is killed (issue 4)."""

import asyncio
from pathlib import Path

from tests.standins.databases import fresh_database
from tests.standins.people import Candidate, a_check
from tests.standins.slack import ECHO, HISTORY, Fault
from tests.standins.slack.seat import until
from tests.standins.slack_stage import ALL_SCOPES, SlackStage, a_slack_stage, start_by_modal

POSTING = "chat.postMessage"


async def until_kept_current(stage: SlackStage, candidate: Candidate) -> None:
    """The one card there is follows the check."""
    card = await stage.norr.sara.card(candidate.name, seconds=40)
    shown = len(card.revisions)
    await stage.employer.ask("POST", f"/checks/{await stage.check_of(candidate.name)}/pause", {})
    await until(lambda: len(card.revisions) > shown and "resume" in str(card.blocks), 40)
    assert len(stage.norr.sara.cards(candidate.name)) == 1


async def test_a_kill_around_the_post_leaves_exactly_one_card(tmp_path: Path) -> None:
    with fresh_database("postgres", tmp_path) as url:
        async with a_slack_stage(tmp_path, url) as stage:
            for number, (before_work, history) in enumerate(((True, True), (False, False))):
                stage.norr.workspace.scopes = (ALL_SCOPES - {ECHO}) | HISTORY if history else ALL_SCOPES
                await kill_around_the_post(stage, a_check(number, referees=1, seed=2), before_work=before_work)


async def kill_around_the_post(stage: SlackStage, candidate: Candidate, *, before_work: bool) -> None:
    """`before_work`: the call has come to Slack, and it is after the kill that Slack posts."""
    hold = stage.slack.hold(POSTING)
    if not before_work:
        hold.let_go()
    await start_by_modal(stage.norr.sara, candidate)
    await hold.came.wait()
    await stage.served.kill()
    hold.let_go()
    await stage.served.start(stage.twilio.base_url)
    await until_kept_current(stage, candidate)


async def test_faults_of_a_post_leave_exactly_one_card_and_a_busy_slack_is_waited_for(tmp_path: Path) -> None:
    async with a_slack_stage(tmp_path) as stage:
        stage.slack.faults.retry_after_seconds = 2
        candidates = [a_check(number, referees=1, seed=3) for number, _ in enumerate(Fault)]
        for fault, candidate in zip(Fault, candidates, strict=True):
            stage.slack.faults.coming[POSTING] = [fault]
            await start_by_modal(stage.norr.sara, candidate)
            await stage.norr.sara.card(candidate.name, seconds=40)
        stage.slack.faults.coming["chat.update"] = [Fault.BUSY]
        await asyncio.gather(*(until_kept_current(stage, candidate) for candidate in candidates))
        assert (len(stage.slack.limited), stage.slack.complaints) == (2, [])
