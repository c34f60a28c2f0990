"""The pure centre: what a lane sees and what happened go in, what follows comes out."""

from bot.domain.inbox import Happening, Row
from bot.flows import (
    anew,
    check,
    connecting,
    deadline,
    follow_up_asked,
    later,
    organisation,
    recruiter,
    recruiter_reminding,
    unreached,
    withdrawal,
)
from bot.flows.changes import Changes, CheckSeen, Moment, OrganisationSeen, PersonSeen, View
from bot.flows.forwarded import given_back
from bot.flows.person import person_turn

CHECK_TURNS = {
    **check.TURNS,
    **unreached.TURNS,
    **recruiter.ASKED,
    **recruiter_reminding.TURNS,
    **anew.CHECK_TURNS,
    **deadline.TURNS,
    **connecting.CAME_BY_LINK,
    **withdrawal.TURNS,
    **later.TURNS,
    **follow_up_asked.TURNS,
}
ORGANISATION_TURNS = {**organisation.TURNS, **anew.ORGANISATION_TURNS}


def decide(view: View | None, row: Row, moment: Moment) -> Changes:
    """What follows from one row. A lane whose check has been deleted sees nothing, and nothing follows."""
    match view:
        case PersonSeen():
            return person_turn(view, row, moment)
        case CheckSeen():
            return CHECK_TURNS[row.happening](view, row, moment)
        case OrganisationSeen():
            return ORGANISATION_TURNS[row.happening](view, row, moment)
        case None:
            return given_back(row) if row.happening is Happening.REFEREE_WROTE_FIRST else Changes()
