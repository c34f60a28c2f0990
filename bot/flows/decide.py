"""The pure centre: what a lane sees and what happened go in, what follows comes out."""

from bot.domain.inbox import Happening, Row
from bot.flows import (
    anew,
    assignments,
    cancelling,
    check,
    colleagues,
    connecting,
    deadline,
    follow_up_asked,
    later,
    organisation,
    questionnaires,
    recruiter,
    recruiter_reminding,
    resending,
    retention,
    unreached,
    withdrawal,
)
from bot.flows.changes import (
    Changes,
    CheckSeen,
    DeskSeen,
    Moment,
    OrganisationSeen,
    PersonSeen,
    RecruiterSeen,
    View,
)
from bot.flows.desk.passing_on import passed_on
from bot.flows.desk.permission import forbidden
from bot.flows.desk.recruiters import RECRUITER_TURNS
from bot.flows.desk.sharing import SHARING_TURNS
from bot.flows.desk.turn import DESK_TURNS
from bot.flows.forwarded import given_back
from bot.flows.person import person_turn

CHECK_TURNS = {
    **check.TURNS,
    **unreached.TURNS,
    **recruiter.ASKED,
    **cancelling.TURNS,
    **colleagues.TURNS,
    **recruiter_reminding.TURNS,
    **resending.TURNS,
    **anew.CHECK_TURNS,
    **deadline.TURNS,
    **connecting.CAME_BY_LINK,
    **withdrawal.TURNS,
    **later.TURNS,
    **follow_up_asked.TURNS,
    Happening.RETENTION_ENDED: retention.retention_ended,
}
ORGANISATION_TURNS = {**organisation.TURNS, **anew.ORGANISATION_TURNS, **assignments.TURNS, **questionnaires.TURNS}
ON_DESKS = {**DESK_TURNS, **SHARING_TURNS}


def decide(view: View | None, row: Row, moment: Moment) -> Changes:
    """What follows from one row; what of it is shown in Slack is told to the desk of the check."""
    return passed_on(_decide(view, row, moment), view, row)


def _decide(view: View | None, row: Row, moment: Moment) -> Changes:
    """A lane whose check has been deleted sees nothing, and nothing follows."""
    match view:
        case PersonSeen():
            return person_turn(view, row, moment)
        case CheckSeen():
            return forbidden(view, row) or CHECK_TURNS[row.happening](view, row, moment)
        case OrganisationSeen():
            return ORGANISATION_TURNS[row.happening](view, row, moment)
        case DeskSeen():
            return ON_DESKS[row.happening](view, row, moment)
        case RecruiterSeen():
            return RECRUITER_TURNS[row.happening](view, row, moment)
        case None:
            return given_back(row) if row.happening is Happening.REFEREE_WROTE_FIRST else Changes()
