"""What an organisation's recruiters are told, once, of a budget or a rate."""

from datetime import datetime

from bot.domain.counted import Counter
from bot.domain.desk import recruiter_lane
from bot.domain.inbox import Happening, Row
from bot.storage.into import INBOX, LANE_MET
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.writing import inbox_rows, lanes_met

RECRUITERS = """SELECT r.workspace, r."user" FROM recruiter r
JOIN slack_workspace w ON w.id = r.workspace AND w.organisation = r.organisation AND w.removed_at IS NULL
WHERE r.organisation = $1 ORDER BY r.workspace, r."user" """


def warned(organisation: str, counter: Counter, how: str, now: datetime) -> Steps[None]:
    """`how`: "near" or "over". A budget that was raised and is used up again is told of again."""
    about = f"{counter.why}:{how}:{organisation}:{counter.period}:{counter.budget or ''}"
    payload = {"warning": f"{counter.why}_{how}"}
    rows = [
        Row(
            recruiter_lane(workspace, user),
            "outbox",
            f"{about}:{workspace}:{user}",
            Happening.RECRUITER_WARNED,
            payload,
        )
        for workspace, user in (yield Query(RECRUITERS, [organisation]))
    ]
    if rows:
        yield Write({LANE_MET: lanes_met(rows), INBOX: inbox_rows(rows, now)})
