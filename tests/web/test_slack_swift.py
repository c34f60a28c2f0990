"""Everything is acknowledged before Slack is asked anything: also while Slack answers nothing at all."""

import asyncio
from pathlib import Path

from tests.standins.slack.seat import buttons_of, until
from tests.web.slack_office import ANNA, a_slack_office


async def test_no_acknowledgement_waits_for_slack(tmp_path: Path, sqlite_url: str) -> None:
    async with a_slack_office(tmp_path, sqlite_url) as office:
        sara = await office.form(ANNA)
        await sara.submit()
        card = await sara.card("Anna Lind")
        hold = office.slack.hold()
        for action in ("remind", "pause", "resume", "cancel", "undo", "more_references", "details"):
            await (sara.click(action, card) if action in buttons_of(card) else sara.command(action))
        await asyncio.gather(*(sara.command(words) for words in ("", "list", "status Anna", "help", "xyzzy") * 2))
        await asyncio.gather(*(sara.open_home() for _ in range(5)))
        hold.let_go()
        await sara.opened_modal()
        await until(lambda: len(sara.whispers) > 8)
        assert office.slack.complaints == []
