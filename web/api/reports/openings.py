"""The log of who has opened which report, and the choice of who may (R50)."""

from typing import Annotated

from pydantic import Field

from bot.domain.access import OpenedAs, OpenedBy, ReportsOpenTo
from bot.domain.inbox import Happening, organisation_lane
from bot.errors import RequestRefused
from bot.storage.reading import openings, organisations
from bot.storage.reading.openings import OpeningRead, OpeningSearch
from web.api.asking import ask
from web.api.call import Call
from web.api.checks.takes import Cursor, Taken
from web.api.endpoint import Nothing, endpoint
from web.api.reports.gives_sharing import OpeningGiven, OpeningPage, ReportAccessGiven
from web.api.words import Key, Name


class OpeningsWanted(Taken):
    check: Key | None = Field(default=None, description="One check's alone.")
    name: Name | None = Field(default=None, description="Part of the name of whoever opened it.")
    by: OpenedBy | None = None
    way: OpenedAs | None = None
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ReportAccessAsked(Taken):
    open_to: ReportsOpenTo


@endpoint("Who has opened which report, when and how", takes=OpeningsWanted, gives=OpeningPage)
async def show_openings(call: Call, wanted: OpeningsWanted) -> OpeningPage:
    search = OpeningSearch(wanted.check or "", wanted.name or "", wanted.by, wanted.way)
    try:
        found = await openings.page(call.organisation, search, wanted.cursor, wanted.limit)
    except ValueError:
        raise RequestRefused("invalid-request", "This cursor is not one that we gave.", at="/cursor") from None
    return OpeningPage(openings=[_given(one) for one in found.lines], next=found.next)


@endpoint("Who may open reports", takes=Nothing, gives=ReportAccessGiven)
async def show_report_access(call: Call, _: Nothing) -> ReportAccessGiven:
    organisation = await organisations.one(call.organisation)
    return ReportAccessGiven(open_to=organisation.reports_open_to)


@endpoint(
    "Choose who may open reports; those let in by name get in either way",
    takes=ReportAccessAsked,
    gives=ReportAccessGiven,
)
async def put_report_access(call: Call, asked: ReportAccessAsked) -> ReportAccessGiven:
    payload = {"by": call.key.name, "open_to": asked.open_to.value}
    await ask(call, organisation_lane(call.organisation), Happening.REPORT_ACCESS_ASKED, payload)
    return ReportAccessGiven(open_to=asked.open_to)


def _given(one: OpeningRead) -> OpeningGiven:
    opening = one.opening
    return OpeningGiven(
        at=opening.at,
        check=opening.check,
        candidate=one.candidate,
        by=opening.by,
        name=opening.name,
        way=opening.way,
        version=opening.version,
        browser=opening.browser,
    )
