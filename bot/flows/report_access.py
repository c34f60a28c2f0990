"""An organisation chooses who may open its reports: whoever has the link, or its own users alone (R50)."""

from dataclasses import replace

from bot.domain.access import ReportsOpenTo
from bot.domain.inbox import Row
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import refused


def report_access_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    asked = row.payload["open_to"]
    if asked not in set(ReportsOpenTo):
        return refused("invalid-request", f"{asked!r} is none of {', '.join(ReportsOpenTo)}.", "/open_to")
    changed = replace(seen.organisation, reports_open_to=ReportsOpenTo(asked))
    return Changes(put=[changed], outcome={"open_to": asked})
