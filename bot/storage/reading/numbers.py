"""How an organisation's checks go, in numbers."""

from dataclasses import dataclass
from datetime import datetime

from bot.storage.fields import microseconds
from bot.storage.reading.moment import one_moment
from bot.storage.reading.plain import asked
from bot.storage.reading.searching import ARCHIVED, NEEDS_YOU

COUNTED = f"""SELECT
    SUM(CASE WHEN {NEEDS_YOU} THEN 1 ELSE 0 END) AS needing,
    SUM(CASE WHEN c.status IN ('awaiting_candidate', 'collecting') THEN 1 ELSE 0 END) AS in_progress,
    COUNT(*) AS any_at_all
FROM checks c WHERE c.organisation = $1 AND NOT {ARCHIVED}"""
COMPLETED = """SELECT COUNT(*) AS completed FROM checks c
WHERE c.organisation = $1 AND c.status = 'completed' AND c.completed_at >= $2"""
ANSWERING = """SELECT COUNT(*) AS contacted, SUM(CASE WHEN r.submitted_at IS NULL THEN 0 ELSE 1 END) AS answered
FROM checks c JOIN reference r ON r."check" = c.id
WHERE c.organisation = $1 AND r.organisation = $1 AND r.invited_at >= $2 AND r.standing <> 'replaced'"""
ANY = "SELECT id FROM checks WHERE organisation = $1 LIMIT 1"


@dataclass(frozen=True, slots=True)
class Counted:
    needing: int
    in_progress: int
    completed: int  # since then
    contacted: int  # referees, since then
    answered: int  # of them
    has_checks: bool  # ever


@one_moment()
async def counted(organisation: str, since: datetime) -> Counted:
    (now,) = await asked(COUNTED, [organisation])
    (done,) = await asked(COMPLETED, [organisation, microseconds(since)])
    (people,) = await asked(ANSWERING, [organisation, microseconds(since)])
    has_checks = bool(now["any_at_all"]) or bool(await asked(ANY, [organisation]))
    return Counted(
        int(now["needing"] or 0),
        int(now["in_progress"] or 0),
        int(done["completed"]),
        int(people["contacted"]),
        int(people["answered"] or 0),
        has_checks,
    )
