"""What the turns of a desk and of a recruiter see, from memory: as `bot/storage/seeing/desk.py` has it."""

from collections.abc import Mapping
from typing import Protocol

from bot.domain.check import Check
from bot.domain.desk import Card, Recruiter
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Event
from bot.flows.changes import CheckSeen, DeskSeen, RecruiterSeen


class Kept(Protocol):
    @property
    def checks(self) -> Mapping[str, Check]: ...

    @property
    def cards(self) -> Mapping[str, Card]: ...

    @property
    def recruiters(self) -> Mapping[tuple[str, str], Recruiter]: ...

    @property
    def workspaces(self) -> Mapping[str, str]: ...

    def check_seen(self, check_id: str) -> CheckSeen | None: ...

    def needing(self, check_id: str) -> list[Event]: ...


def see_desk(kept: Kept, check: str) -> DeskSeen:
    seen = kept.check_seen(check)
    place = seen.check.place if seen else None
    followers = [kept.recruiters.get((place.workspace, user)) for user in place.followers] if place else []
    return DeskSeen(seen, kept.cards.get(check), tuple(one for one in followers if one))


def see_recruiter(kept: Kept, row: Row) -> RecruiterSeen:
    _, workspace, user = row.lane.split(":", 2)
    organisation = kept.workspaces.get(workspace)
    mine = kept.recruiters.get((workspace, user))
    if row.happening is not Happening.DIGEST_FELL_DUE or organisation is None:
        return RecruiterSeen(mine, organisation)
    followed = [one for one in kept.checks.values() if _follows(one, organisation, workspace, user)]
    found = [(event, one) for one in followed for event in kept.needing(one.id)]
    return RecruiterSeen(mine, organisation, tuple(sorted(found, key=lambda pair: pair[0].id or 0)))


def _follows(check: Check, organisation: str, workspace: str, user: str) -> bool:
    place = check.place
    return check.organisation == organisation and bool(
        place and place.workspace == workspace and user in place.followers
    )
