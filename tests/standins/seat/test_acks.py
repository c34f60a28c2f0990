"""Acknowledgements do not wait for Slack: with 350 ms for each call none takes so long, nor comes a call before one."""

import pytest

from tests.standins.people import a_check
from tests.standins.slack_stage import SlackStage, start_by_modal

pytestmark = pytest.mark.asyncio(loop_scope="package")
LATENCY_SECONDS = 0.35


async def test_no_acknowledgement_waits_for_slack(stage: SlackStage) -> None:
    stage.slack.latency_seconds = LATENCY_SECONDS
    erik, anna = stage.norr.erik, a_check(40, referees=1, seed=6)
    await erik.open_home()
    await start_by_modal(erik, anna)
    card = await erik.card(anna.name)
    for action in ("details", "pause", "cancel"):
        await erik.click(action, on=card)
    for text in ("help", "list", f"status {anna.name}", "settings", "report", "nonsense"):
        await erik.command(text)
    slow = [(ack.kind, ack.seconds) for ack in stage.slack.sender.acks if ack.seconds > LATENCY_SECONDS - 0.05]
    assert slow == []


async def test_nobody_is_left_without_an_answer(stage: SlackStage) -> None:
    """Every word that can be said to `/refcheck` is answered, to its author alone."""
    ada = stage.norr.ada
    for text in (
        "help",
        "list",
        "list mine",
        "status",
        "settings",
        "remind Nobody",
        "cancel Nobody",
        "repotr",
        "  HELP ",
    ):
        before = len(ada.whispers)
        modals = len(ada.modals)
        await ada.command(text)
        assert await ada.answered(before, modals), text
