"""The turn of a recruiter's lane: who they are in Slack, how they want to be told, and what they are told alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.desk import Recruiter, Telling, recruiter_lane
from bot.domain.inbox import Happening, Row, Timer
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes, Moment, RecruiterSeen
from bot.flows.desk.hours import next_morning
from bot.flows.desk.posting import direct_message

Turn = Callable[[RecruiterSeen, Row, Moment], Changes]
SOMEWHERE = "Europe/Stockholm"  # until Slack has said where they are
PROFILE = ("name", "email", "language", "zone", "is_guest", "is_admin", "is_gone")
CHOSEN = ("has_digest", "usual", "home")


def _recruiter_read(seen: RecruiterSeen, row: Row, moment: Moment) -> Changes:
    """What Slack says of somebody. The first time their mornings begin."""
    mine = _mine(seen, row)
    if mine is None:
        return Changes()
    profile = {key: value for key, value in row.payload["profile"].items() if key in PROFILE}
    now = replace(mine, **profile, read_at=datetime.fromisoformat(row.payload["read_at"]))
    return Changes(put=[now, *_next_digest(now, moment)])


def _recruiter_chose(seen: RecruiterSeen, row: Row, moment: Moment) -> Changes:
    mine = _mine(seen, row)
    if mine is None:
        return Changes()
    given = row.payload
    chosen: dict[str, Any] = {key: given[key] for key in CHOSEN if key in given}
    if "telling" in given:
        chosen["telling"] = Telling(given["telling"])
    if "snoozed_until" in given:
        chosen["snoozed_until"] = datetime.fromisoformat(given["snoozed_until"]) if given["snoozed_until"] else None
    if "snoozed_checks" in given:
        chosen["snoozed_checks"] = _still_snoozed({**mine.snoozed_checks, **given["snoozed_checks"]}, moment.now)
    if given.get("home_opened"):
        chosen["home_opened_at"] = moment.now
    now = replace(mine, **chosen)
    return Changes(put=[now, *_next_digest(now, moment)])


def _still_snoozed(checks: dict[str, str | None], now: datetime) -> dict[str, str]:
    return {check: until for check, until in checks.items() if until and datetime.fromisoformat(until) > now}


def _recruiter_told(seen: RecruiterSeen, row: Row, moment: Moment) -> Changes:
    """Something said to them alone: the answer to what they have just asked for."""
    mine = _mine(seen, row)
    return Changes() if mine is None else Changes(put=[_direct(mine, row.key, {"text": row.payload["text"]}, moment)])


def _recruiter_warned(seen: RecruiterSeen, row: Row, moment: Moment) -> Changes:
    """Of a limit: what it says is put together when it leaves, in their language."""
    mine = _mine(seen, row)
    if mine is None or not mine.is_member:
        return Changes()
    return Changes(put=[_direct(mine, row.key, {"words": "warned", "warning": row.payload["warning"]}, moment)])


def _digest_fell_due(seen: RecruiterSeen, row: Row, moment: Moment) -> Changes:
    mine = seen.recruiter
    if mine is None or seen.organisation is None or not (mine.is_member and mine.has_digest):
        return Changes()
    following = _next_digest(mine, moment)
    checks = dict.fromkeys(check.id for _, check in seen.needing)
    if not checks:
        return Changes(put=[*following])
    return Changes(put=[_direct(mine, row.key, {"digest": list(checks)}, moment), *following])


def _mine(seen: RecruiterSeen, row: Row) -> Recruiter | None:
    """None when the workspace has removed us. What somebody chose in another organisation stays there."""
    if seen.organisation is None:
        return None
    if seen.recruiter and seen.recruiter.organisation == seen.organisation:
        return seen.recruiter
    _, workspace, user = row.lane.split(":", 2)
    return Recruiter(workspace, user, seen.organisation)


def _next_digest(mine: Recruiter, moment: Moment) -> list[Timer]:
    """One timer for each person: that of an earlier day gives way."""
    if not (mine.is_member and mine.has_digest):
        return []
    lane = recruiter_lane(mine.workspace, mine.user)
    due_at = next_morning(mine.zone or SOMEWHERE, moment.now)
    return [Timer(lane, f"digest:{mine.workspace}:{mine.user}", due_at, Happening.DIGEST_FELL_DUE, {})]


def _direct(mine: Recruiter, cause: str, about: dict[str, Any], moment: Moment) -> Message:
    who = (mine.workspace, mine.user, mine.organisation)
    return direct_message(*who, Purpose.ANSWER, cause, about, moment, mine.zone or SOMEWHERE)


RECRUITER_TURNS: dict[Happening, Turn] = {
    Happening.RECRUITER_READ: _recruiter_read,
    Happening.RECRUITER_CHOSE: _recruiter_chose,
    Happening.RECRUITER_TOLD: _recruiter_told,
    Happening.RECRUITER_WARNED: _recruiter_warned,
    Happening.DIGEST_FELL_DUE: _digest_fell_due,
}
