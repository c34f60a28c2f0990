"""Who else follows a check in Slack, and may act on it (R52)."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.inbox import Happening, Row
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.refusing import refused


def colleagues_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """Those named take the place of those there were."""
    check = seen.check
    if check.place is None:
        return refused("not-in-slack", "The check is not shown in Slack.")
    named = tuple(dict.fromkeys(user for user in row.payload["colleagues"] if user != check.place.user))
    return Changes(put=[replace(check, place=replace(check.place, colleagues=named))])


TURNS: dict[Happening, Callable[[CheckSeen, Row, Moment], Changes]] = {Happening.COLLEAGUES_ASKED: colleagues_asked}
