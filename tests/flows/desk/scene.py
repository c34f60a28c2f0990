"""A check as its desk sees it, with what a test is about given by name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.conversation import Conversation, Role
from bot.domain.desk import Card, Place, desk_lane
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.reference import Reference
from bot.flows.changes import CheckSeen, DeskSeen, Moment
from bot.flows.desk.events import event_told
from tests.builders import NOON, a_check, a_conversation, a_reference
from tests.world import PLAN, World

PLACE = Place("T1", "#hiring", "rut", "en", ("bo",))


def a_seen_check(references: Sequence[Reference] = (), candidate_name: str = "Anna Lind", **check: Any) -> CheckSeen:
    references = references or (a_reference(),)
    mine = a_conversation(name=candidate_name)
    referees = [replace(mine, id=one.conversation, role=Role.REFEREE, name=one.name) for one in references]
    people: dict[str, Conversation] = {one.id: one for one in (mine, *referees)}
    return CheckSeen(
        check=a_check(candidate_name=candidate_name, **check),
        organisation=Organisation("organisation-1", "Café Norr", NOON),
        sub_account=SubAccount(
            "sub-account-1", "organisation-1", "default", "Café Norr", "sv", "Europe/Stockholm", PLAN
        ),
        assignment=Assignment("assignment-1", "organisation-1", "Barista"),
        references=tuple(references),
        candidate=mine,
        people=people,
    )


def a_card(**given: Any) -> Card:
    usual: dict[str, Any] = {
        "check": "check-1",
        "organisation": "organisation-1",
        "workspace": PLACE.workspace,
        "channel": PLACE.channel,
        "language": PLACE.language,
        "changes": 1,
        "changed_at": NOON,
    }
    return Card(**usual | given)


def a_desk(card: Card | None = None, **check: Any) -> DeskSeen:
    return DeskSeen(a_seen_check(**{"place": PLACE, **check}), card)


def an_event(kind: EventType, conversation: str | None = "conversation-2", **about: Any) -> Event:
    return Event("organisation-1", "check-1", kind, Actor.SYSTEM, NOON, {"name": "Eva Berg", **about}, conversation)


def told(*events: Event, key: str = "1") -> Row:
    payload = {"events": [event_told(one) for one in events]}
    return Row(desk_lane("check-1"), "lane", f"desk:check-1:{key}", Happening.DESK_TOLD, payload)


def a_row(happening: Happening, key: str = "1", **payload: Any) -> Row:
    return Row(desk_lane("check-1"), "outbox", key, happening, payload)


def a_moment() -> Moment:
    return World().moment()
