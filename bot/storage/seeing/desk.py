"""What the turns of a check's desk and of a recruiter's lane see."""

import json
from dataclasses import replace

from bot.domain.check import Check
from bot.domain.desk import Card, Recruiter
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Event
from bot.flows.changes import DeskSeen, RecruiterSeen
from bot.storage.reading.needing import IS_NEEDING, STILL_OPEN
from bot.storage.seeing.checks import records, see_check
from bot.storage.seeing.columns import rows_of
from bot.storage.seeing.questionnaires import Pinned
from bot.storage.steps import Query, Steps

CARD = "SELECT " + rows_of(Card, "card", 't."check" = $1')
FOLLOWERS = "SELECT " + rows_of(Recruiter, "recruiter", 't.workspace = $1 AND t."user" {in $2}')
RECRUITER = f"""SELECT {rows_of(Recruiter, "recruiter", 't.workspace = $1 AND t."user" = $2')},
(SELECT organisation FROM slack_workspace WHERE id = $1 AND removed_at IS NULL)"""
NEEDING = f"""SELECT {rows_of(Event, "event", "t.id {in $1}")}, {rows_of(Check, "checks", "t.id {in $2}")}"""
OPEN = f"""SELECT e.id, c.id, c.place FROM checks c CROSS JOIN event e
WHERE c.organisation = $1 AND c.place IS NOT NULL AND e.organisation = c.organisation AND e."check" = c.id
AND e.{IS_NEEDING} AND {STILL_OPEN} ORDER BY e.id"""


def see_desk(check: str, kept: Pinned) -> Steps[DeskSeen]:
    seen = yield from see_check(check, kept)
    ((cards,),) = yield Query(CARD, [check])
    card = next(iter(records(Card, cards)), None)
    place = seen.check.place if seen else None
    if place is None:
        return DeskSeen(seen, card)
    ((followers,),) = yield Query(FOLLOWERS, [place.workspace, list(place.followers)])
    return DeskSeen(seen, card, tuple(records(Recruiter, followers)))


def see_recruiter(place: str, row: Row) -> Steps[RecruiterSeen]:
    workspace, _, user = place.partition(":")
    ((found, organisation),) = yield Query(RECRUITER, [workspace, user])
    seen = RecruiterSeen(next(iter(records(Recruiter, found)), None), organisation)
    if row.happening is not Happening.DIGEST_FELL_DUE or organisation is None:
        return seen
    return replace(seen, needing=(yield from _needing(organisation, workspace, user)))


def _needing(organisation: str, workspace: str, user: str) -> Steps[tuple[tuple[Event, Check], ...]]:
    """What still needs somebody in the checks that this person follows, oldest first."""
    rows = yield Query(OPEN, [organisation])
    mine = [(event, check) for event, check, place in rows if _follows(json.loads(place), workspace, user)]
    if not mine:
        return ()
    ((events, checks),) = yield Query(NEEDING, [[event for event, _ in mine], [check for _, check in mine]])
    known = {one.id: one for one in records(Check, checks)}
    return tuple((one, known[one.check]) for one in sorted(records(Event, events), key=lambda one: one.id or 0))


def _follows(place: dict[str, object], workspace: str, user: str) -> bool:
    colleagues = place["colleagues"]
    return place["workspace"] == workspace and (
        place["user"] == user or (isinstance(colleagues, list) and user in colleagues)
    )
