"""A recruiter shares the report beside the card, for all who read the channel (R50)."""

from collections.abc import Callable

from bot.domain.inbox import Happening, Row
from bot.domain.message import Purpose
from bot.flows.changes import Changes, DeskSeen, Moment
from bot.flows.desk.permission import forbidden
from bot.flows.desk.posting import thread_message
from bot.flows.refusing import refused


def _file_asked(desk: DeskSeen, row: Row, moment: Moment) -> Changes:
    seen, card = desk.check, desk.card
    if seen is None or card is None:
        return refused("not-in-slack", "The check is not shown in Slack.")
    if no := forbidden(seen, row):
        return no
    if not seen.check.report_version:
        return refused("no-report-yet", "No referee has submitted yet; the report begins with the first who does.")
    about = {"version": seen.check.report_version, "is_shared": True}
    return Changes(put=[thread_message(card, Purpose.REPORT, row.key, about, moment, seen.sub_account.zone)])


SHARING_TURNS: dict[Happening, Callable[[DeskSeen, Row, Moment], Changes]] = {Happening.FILE_ASKED: _file_asked}
