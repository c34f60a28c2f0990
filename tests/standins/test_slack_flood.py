"""Many events on some cards: within Slack's limits, and every card is right soon (issue 4)."""

from pathlib import Path

from bot.storage.cards import PAUSE
from tests.standins.flood import SMALL, Flood
from tests.standins.slack_stage import a_slack_stage


async def test_a_flood_stays_within_the_limits_and_leaves_every_card_right(tmp_path: Path) -> None:
    async with a_slack_stage(tmp_path) as stage:
        outcome = await Flood(stage, SMALL).to_the_end()
    assert (outcome.wrong, outcome.limited) == ([], 0)
    assert outcome.updates > 0 and outcome.closest_seconds > PAUSE / 1_000_000 - 0.1  # a burst is one update
