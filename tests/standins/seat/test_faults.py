"""One card for each check, whatever Slack answers to its post; and a busy Slack is waited for (issue 4)."""

import asyncio

import pytest

from tests.standins.people import a_check
from tests.standins.slack import HISTORY, Fault, Recruiter
from tests.standins.slack_stage import ALL_SCOPES, SlackStage, start_by_modal, until_kept_current

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_faults_leave_exactly_one_card_and_a_busy_slack_is_waited_for(stage: SlackStage) -> None:
    faults = stage.slack.faults
    faults.retry_after_seconds = 2
    stage.norr.workspace.scopes = ALL_SCOPES | HISTORY  # what stands there can be read: seven minutes are not waited
    posts = [(a_desk(stage, fault), a_check(70 + number, referees=1, seed=3)) for number, fault in enumerate(Fault)]
    for sara, candidate in posts:
        await start_by_modal(sara, candidate)
    for sara, candidate in posts:  # what is unclear is waited for side by side
        await sara.card(candidate.name)
    stage.norr.workspace.scopes = ALL_SCOPES
    faults.coming["chat.update", posts[0][0].channel.id] = [Fault.BUSY]
    await asyncio.gather(*(until_kept_current(stage, *post) for post in posts))
    assert [call.fault for call in stage.slack.limited] == [Fault.BUSY, Fault.BUSY]
    stage.slack.calls.clear()


def a_desk(stage: SlackStage, fault: Fault) -> Recruiter:
    """Sara in a channel of its own, whose first post fails in this way."""
    sara = stage.norr.at_desk(stage.norr.sara.user)
    sara.channel = stage.norr.workspace.channel(f"fault-{list(Fault).index(fault)}", sara.user)
    stage.slack.faults.coming["chat.postMessage", sara.channel.id] = [fault]
    return sara
