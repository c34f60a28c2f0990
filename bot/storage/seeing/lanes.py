"""Which view belongs to a lane."""

from bot.domain.inbox import Happening, Row
from bot.flows.changes import View
from bot.storage.seeing.checks import see_check, see_check_and_ways, see_forwarded
from bot.storage.seeing.desk import see_desk, see_recruiter
from bot.storage.seeing.organisations import see_organisation
from bot.storage.seeing.people import see_person
from bot.storage.seeing.questionnaires import Pinned
from bot.storage.steps import Steps


def see(lane: str, row: Row, kept: Pinned) -> Steps[View | None]:
    """The lane's view; None when it belongs to a check or organisation that is not, or no longer, there."""
    kind, _, rest = lane.partition(":")
    if kind == "person":
        about = row.payload
        return (yield from see_person(lane, kept, about.get("conversation"), about.get("replied")))
    if kind == "check" and row.happening is Happening.RESEND_ASKED:
        return (yield from see_check_and_ways(rest, kept))
    if kind == "check":
        return (yield from see_check(rest, kept))
    if kind == "code":
        return (yield from see_forwarded(rest, kept))
    if kind == "organisation":
        return (yield from see_organisation(rest, row.payload, kept))
    if kind == "desk":
        return (yield from see_desk(rest, kept))
    if kind == "recruiter":
        return (yield from see_recruiter(rest, row))
    raise ValueError(f"{kind!r} is no kind of lane")
