"""One card for each check, whatever Slack answers to its post; and a busy Slack is waited for (issue 4)."""

import asyncio

import pytest

from tests.standins.people import a_check
from tests.standins.slack import HISTORY, Fault
from tests.standins.slack_stage import ALL_SCOPES, SlackStage, start_by_modal, until_kept_current

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_faults_leave_exactly_one_card_and_a_busy_slack_is_waited_for(stage: SlackStage) -> None:
    sara, faults = stage.norr.at_desk(stage.norr.sara.user), stage.slack.faults
    sara.channel = stage.norr.workspace.channel("faults", sara.user)
    faults.retry_after_seconds = 2
    stage.norr.workspace.scopes = ALL_SCOPES | HISTORY  # what stands there can be read: seven minutes are not waited
    candidates = [a_check(70 + number, referees=1, seed=3) for number, _ in enumerate(Fault)]
    for fault, candidate in zip(Fault, candidates, strict=True):
        faults.coming["chat.postMessage", sara.channel.id] = [fault]
        await start_by_modal(sara, candidate)
        await sara.card(candidate.name, seconds=40)
    stage.norr.workspace.scopes = ALL_SCOPES
    faults.coming["chat.update", sara.channel.id] = [Fault.BUSY]
    await asyncio.gather(*(until_kept_current(stage, sara, candidate) for candidate in candidates))
    assert [call.fault for call in stage.slack.limited] == [Fault.BUSY, Fault.BUSY]
    stage.slack.calls.clear()
