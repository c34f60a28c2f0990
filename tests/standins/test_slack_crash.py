"""One card for each check, wherever the program is killed around its post (issue 4)."""

from pathlib import Path

from tests.standins.people import Candidate, a_check
from tests.standins.slack import ECHO, HISTORY
from tests.standins.slack_stage import ALL_SCOPES, SlackStage, a_slack_stage, start_by_modal, until_kept_current

POSTING = "chat.postMessage"


async def test_a_kill_around_the_post_leaves_exactly_one_card(postgres_url: str, tmp_path: Path) -> None:
    async with a_slack_stage(tmp_path, postgres_url) as stage:
        for number, (before_work, history) in enumerate(((True, True), (False, False))):
            stage.norr.workspace.scopes = (ALL_SCOPES - {ECHO}) | HISTORY if history else ALL_SCOPES
            await kill_around_the_post(stage, a_check(number, referees=1, seed=2), before_work=before_work)


async def kill_around_the_post(stage: SlackStage, candidate: Candidate, *, before_work: bool) -> None:
    """`before_work`: the call has come to Slack, and it is after the kill that Slack posts."""
    sara = stage.norr.at_desk(stage.norr.sara.user)
    sara.channel = stage.norr.workspace.channel(f"killing-{before_work}", sara.user)
    hold = stage.slack.hold(POSTING, sara.channel.id)
    if not before_work:
        hold.let_go()
    await start_by_modal(sara, candidate)
    await hold.came.wait()
    await stage.served.kill()
    hold.let_go()
    await stage.served.start(stage.twilio.base_url)
    await until_kept_current(stage, sara, candidate)
