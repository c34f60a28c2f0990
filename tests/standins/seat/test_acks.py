"""Acknowledgements do not wait for Slack: they come while it answers nothing, and no call comes before one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.standins.people import a_check
from tests.standins.slack_stage import SlackStage

pytestmark = pytest.mark.asyncio(loop_scope="package")


@asynccontextmanager
async def silent(stage: SlackStage) -> AsyncIterator[None]:
    """Meanwhile Slack answers no call."""
    hold = stage.slack.hold()
    try:
        yield
    finally:
        hold.let_go()


async def test_no_acknowledgement_waits_for_slack(stage: SlackStage) -> None:
    erik, anna = stage.norr.erik, a_check(40, referees=1, seed=6)
    async with silent(stage):
        await erik.open_home()
        await erik.command()
    await erik.opened_modal("candidate_name")
    await erik.fill(candidate_name=anna.name, candidate_phone=anna.number, references_wanted="1")
    async with silent(stage):
        await erik.submit()
    card = await erik.card(anna.name)
    async with silent(stage):
        for action in ("details", "pause", "cancel"):
            await erik.click(action, on=card)
        for text in ("help", "list", f"status {anna.name}", "settings", "report", "nonsense"):
            await erik.command(text)


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
