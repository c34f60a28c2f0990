"""Everything is acknowledged before Slack is asked anything, however slow Slack is."""

import asyncio
from pathlib import Path

from tests.standins.slack.seat import buttons_of, until
from tests.web.slack_office import ANNA, a_slack_office

LATENCY_SECONDS = 0.8  # long enough to tell slow work of a busy machine from waiting


async def test_no_acknowledgement_waits_for_slack(tmp_path: Path, sqlite_url: str) -> None:
    async with a_slack_office(tmp_path, sqlite_url, latency_seconds=LATENCY_SECONDS) as office:
        sara = await office.form(ANNA)
        await sara.submit()
        card = await sara.card("Anna Lind")
        for action in ("remind", "pause", "resume", "cancel", "undo", "more_references", "details"):
            await (sara.click(action, card) if action in buttons_of(card) else sara.command(action))
        await asyncio.gather(*(sara.command(words) for words in ("", "list", "status Anna", "help", "xyzzy") * 5))
        await asyncio.gather(*(sara.open_home() for _ in range(10)))
        await sara.opened_modal()
        await until(lambda: len(sara.whispers) > 20)
        seconds = sorted(one.seconds for one in office.slack.sender.acks)
        assert seconds[len(seconds) // 2] < LATENCY_SECONDS / 2
        assert office.slack.complaints == []
