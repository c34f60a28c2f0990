"""What a recruiter asks about reminders, of a whole check or of one person in it: remind, pause, resume (R34)."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.check import CheckStatus
from bot.domain.conversation import Conversation, Role
from bot.domain.inbox import Happening, Row
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import people_of, to_person
from bot.flows.refusing import pointer, refused
from bot.flows.reminding import Obstacle, obstacle_seen, why

Turn = Callable[[CheckSeen, Row, Moment], Changes]


def _remind_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """Those who can be reminded are; it is refused where nobody can."""
    if seen.check.status in (CheckStatus.COMPLETED, CheckStatus.CANCELLED):
        return refused("nobody-to-remind", f"Nobody is waited for: the check is {seen.check.status}.")
    people = meant(seen, row)
    if not people:
        return _unknown(seen, row)
    remindable = [one for one in people if obstacle_seen(seen, one, moment.now) is None]
    if not remindable:
        return _nobody(seen, people, moment.now)
    told = [to_person(one.lane, row, row.happening, one.id, by=row.payload["by"]) for one in remindable]
    return Changes(tell=told, outcome={"reminded": [one.id for one in remindable]})


def _nobody(seen: CheckSeen, people: list[Conversation], now: datetime) -> Changes:
    found = [(one, obstacle_seen(seen, one, now)) for one in people]
    detail = " ".join(why(what, seen, one, now) for one, what in found if what)
    is_recent = any(what is Obstacle.RECENTLY for _, what in found)
    return refused("reminded-recently" if is_recent else "nobody-to-remind", detail)


def _pass_on(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """PAUSE and RESUME concern each person who is meant."""
    if seen.check.status is CheckStatus.CANCELLED:
        return refused("check-cancelled", "The check is cancelled: no messages go out any more.")
    people = meant(seen, row)
    if not people:
        return _unknown(seen, row)
    return Changes(tell=[to_person(one.lane, row, row.happening, one.id, by=row.payload["by"]) for one in people])


def meant(seen: CheckSeen, row: Row) -> list[Conversation]:
    """Everybody, or the one whom the row names."""
    wanted = row.payload.get("person")
    return [one for name, one in named(seen).items() if wanted in (None, name)]


def named(seen: CheckSeen) -> dict[str, Conversation]:
    """The people of a check by what a recruiter calls them: "candidate", "referee.2"."""
    positions = {one.conversation: f"referee.{one.position}" for one in seen.references}
    return {Role.CANDIDATE.value if one.role is Role.CANDIDATE else positions[one.id]: one for one in people_of(seen)}


def _unknown(seen: CheckSeen, row: Row) -> Changes:
    """The check has nobody by that name."""
    detail = f"There is no {row.payload.get('person')!r} in this check; choose one of: {', '.join(named(seen))}."
    return refused("unknown-person", detail, pointer("person"))


TURNS: dict[Happening, Turn] = {
    Happening.REMIND_ASKED: _remind_asked,
    Happening.PAUSE_ASKED: _pass_on,
    Happening.RESUME_ASKED: _pass_on,
}
