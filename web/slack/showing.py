"""What recruiters look at or are asked in a view of their own: details, the report, the small forms."""

from collections.abc import Awaitable, Callable

from bot.channels.slack.blocks.details import details_view
from bot.channels.slack.blocks.forms import follow_up_view, more_references_view, start_anew_view
from bot.channels.slack.blocks.home_forms import settings_view
from bot.channels.slack.blocks.parts import modal, section
from bot.desk.card import Looked, looked_at
from bot.desk.details import details_now
from bot.domain.access import OpenedAs, OpenedBy
from bot.flows.desk.permission import may_act
from bot.flows.seat.card_may import may_be_followed_up
from bot.report_files import reported_of
from web.linker import Linker
from web.report.door import Reader
from web.report.log import log
from web.slack.acts import Target
from web.slack.here import Here
from web.slack.outcomes import UNKNOWN, why_not_yours
from web.slack.report_view import report_view
from web.slack.telling import NOTICE, tell
from web.slack.views import open_view, updated

Show = Callable[[Here, Looked], Awaitable[None]]


async def show(here: Here, action: str, target: Target) -> None:
    """Only to those who may act on the check: there are addresses and answers in what is shown (R50)."""
    looked = await looked_at(here.organisation, target.check) if target.is_possible else None
    if looked is None:
        await tell(here, here.say(f"slack.refused.{UNKNOWN}"))
    elif not may_see(here, looked):
        await tell(here, why_not_yours(here, looked.read))
    else:
        await SHOWN[action](here, looked)


def may_see(here: Here, looked: Looked) -> bool:
    asker, is_known = here.asker, here.recruiter is not None
    return may_act(looked.read.check, asker.workspace, asker.user, is_admin=here.is_admin, is_known=is_known)


async def _details(here: Here, looked: Looked) -> None:
    await open_view(here, await _details_view(here, looked))


async def details_anew(here: Here, check: str, view_id: str) -> None:
    """What was deleted meanwhile says so."""
    looked = await looked_at(here.organisation, check)
    if looked is None:
        gone = section(here.say("slack.refused.unknown-check"))
        await updated(here, view_id, modal(NOTICE, here.say("slack.notice_view.title"), [gone], close=_close(here)))
    elif may_see(here, looked):
        await updated(here, view_id, await _details_view(here, looked))


def _close(here: Here) -> str:
    return here.say("slack.form.close")


async def _details_view(here: Here, looked: Looked) -> dict[str, object]:
    vouchline = here.vouchline
    view = await details_now(looked, here.recruiter, here.texts, vouchline.moment(), vouchline.settings)
    return details_view(view, here.texts)


async def _report(here: Here, looked: Looked) -> None:
    check = looked.read.check
    reported = await reported_of(check.organisation, check.id, here.vouchline.texts)
    if reported is None:
        await tell(here, here.say("slack.refused.no-report-yet"))
        return
    reader = Reader(OpenedBy.RECRUITER, f"{here.asker.workspace}:{here.asker.user}", here.name)
    await log(here.vouchline, reported.read, reader, OpenedAs.SLACK, reported.report.version)
    link = Linker.of(here.vouchline.settings).report(check.id)
    title = reported.read.assignment.title
    await open_view(here, report_view(here.texts, reported.read.check, title, reported.report, link))


async def _more_references(here: Here, looked: Looked) -> None:
    await open_view(here, more_references_view(looked.read.check, here.texts))


async def _follow_up(here: Here, looked: Looked) -> None:
    positions = may_be_followed_up(looked.seen)
    referees = [(f"referee.{one.position}", one.name) for one in looked.read.references if one.position in positions]
    if not referees:
        await tell(here, here.say("slack.refused.not-submitted"))
        return
    await open_view(here, follow_up_view(looked.read.check, referees, here.texts))


async def _start_anew(here: Here, looked: Looked) -> None:
    because = looked.read.check.unreachable_because
    key = f"failed.{because}"
    why = here.texts(key) if key in here.texts.catalogue else ""
    await open_view(here, start_anew_view(looked.read.check, f"{why}." if why else "", here.texts))


async def show_settings(here: Here) -> None:
    mine = here.recruiter
    if mine is None:
        return
    until = mine.snoozed_until if mine.snoozed_until and mine.snoozed_until > here.vouchline.clock.now() else None
    await open_view(
        here, settings_view(mine.telling, until.date() if until else None, here.texts, has_digest=mine.has_digest)
    )


SHOWN: dict[str, Show] = {
    "details": _details,
    "open_report": _report,
    "more_references": _more_references,
    "follow_up": _follow_up,
    "start_anew": _start_anew,
}
