"""What a check does when something happens to it: referees are invited, counted, replaced; it is completed or ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, Role
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.reference import Reference, Standing
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.ways import Addresses, first_way

Turn = Callable[[CheckSeen, Row, Moment], Changes]
SETTLED = frozenset({Standing.SUBMITTED, Standing.DECLINED})  # nobody waits for a later day any more


def event(
    check: Check, kind: EventType, actor: Actor, at: datetime, conversation: str | None = None, **about: Any
) -> Event:
    return Event(check.organisation, check.id, kind, actor, at, about, conversation)


def to_person(lane: str, row: Row, happening: Happening, conversation: str, **payload: Any) -> Row:
    """A row for a person's lane; its key follows from the row that caused it, so that it can't be told twice."""
    key = f"{row.source}:{row.key}:{happening}:{conversation}"
    return Row(lane, "lane", key, happening, {"conversation": conversation, **payload})


def _referees_named(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """R12: each new referee is invited at once."""
    check, changes = seen.check, Changes()
    if check.status is CheckStatus.CANCELLED:
        return changes
    for named in row.payload["referees"]:
        if all(one.position != named["position"] for one in seen.references):
            _nominate(check, named, row, moment, changes)
    slots = max([check.slots, *(named["position"] for named in row.payload["referees"])])
    moved = check if check.status is CheckStatus.COLLECTING else check.becomes(CheckStatus.COLLECTING)
    changes.put.append(replace(moved, slots=slots, completed_at=None))
    return changes


def _nominate(check: Check, named: dict[str, Any], row: Row, moment: Moment, changes: Changes) -> None:
    conversation, reference = moment.new_id(), moment.new_id()
    addresses = Addresses(named.get("phone"), named.get("email"))
    way = first_way(check, check.referee_contact, conversation, addresses, moment)
    changes.put += [
        Reference(
            id=reference,
            organisation=check.organisation,
            check=check.id,
            position=named["position"],
            conversation=conversation,
            name=named["name"],
            phone=named.get("phone"),
            email=named.get("email"),
            relation=named["relation"],
            employer=named["organisation"],
            dates=named["dates"],
            standing=Standing.NOMINATED,
            nominated_at=moment.now,
        ),
        Conversation(
            id=conversation,
            organisation=check.organisation,
            check=check.id,
            role=Role.REFEREE,
            lane=way.lane,
            sender=way.sender,
            address=way.address,
            channel=way.channel,
            name=named["name"],
            language=check.language,
            created_at=moment.now,
            reference=reference,
        ),
        event(check, EventType.REFEREE_NOMINATED, Actor.CANDIDATE, moment.now, conversation, name=named["name"]),
    ]
    changes.tell.append(to_person(way.lane, row, Happening.CONVERSATION_OPENED, conversation))


def _message_sent(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """The clock of R14 starts when the invitation has really gone out; reminders are counted (R13)."""
    reference = by_conversation(seen, row.payload["conversation"])
    if reference is None:
        return Changes()
    if row.payload["tells"] == EventType.REFEREE_REMINDED:
        return Changes(put=[replace(reference, reminded=reference.reminded + 1, reminded_at=moment.now)])
    if row.payload["tells"] != EventType.REFEREE_INVITED or not reference.may_become(Standing.INVITED):
        return Changes()
    return Changes(put=[reference.becomes(Standing.INVITED, invited_at=moment.now)])


def by_conversation(seen: CheckSeen, conversation: str) -> Reference | None:
    return next((one for one in seen.references if one.conversation == conversation), None)


def _referee_moved(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    reference = next((one for one in seen.references if one.id == row.payload["reference"]), None)
    standing = Standing(row.payload["standing"])
    if reference is None or not reference.may_become(standing) or seen.check.status is CheckStatus.CANCELLED:
        return Changes()
    was = reference.standing
    moved = reference.becomes(standing, **_stamped(standing, moment.now))
    changes = Changes(put=[moved])
    if standing is Standing.UNOBTAINABLE:
        kind = EventType.REFERENCE_UNOBTAINABLE
        changes.put.append(
            event(seen.check, kind, Actor.SYSTEM, moment.now, reference.conversation, name=reference.name)
        )
    if standing is Standing.SUBMITTED:
        _submitted(seen, moved, row, moment, changes)
    else:
        tell_candidate(seen, _news(was, standing), moved, row, changes)
    return changes


def _stamped(standing: Standing, now: datetime) -> dict[str, datetime | None]:
    fields = {
        Standing.STARTED: "started_at",
        Standing.SUBMITTED: "submitted_at",
        Standing.DECLINED: "declined_at",
        Standing.INVITED: "invited_at",
    }
    stamped: dict[str, datetime | None] = {fields[standing]: now} if standing in fields else {}
    return {**stamped, "snoozed_until": None} if standing in SETTLED else stamped


def _news(was: Standing, standing: Standing) -> str:
    if was is Standing.DECLINED:
        return "reopened"
    return standing.value if standing in (Standing.DECLINED, Standing.UNOBTAINABLE) else ""


def _submitted(seen: CheckSeen, reference: Reference, row: Row, moment: Moment, changes: Changes) -> None:
    """R42: complete when all its references are in."""
    check = seen.check
    at, who = moment.now, reference.conversation
    check = replace(check, answered=check.answered + 1)
    changes.put.append(event(check, EventType.REFERENCE_SUBMITTED, Actor.REFEREE, at, who, name=reference.name))
    is_last = check.answered >= check.requested and check.status is CheckStatus.COLLECTING
    if is_last:
        check = check.becomes(CheckStatus.COMPLETED, completed_at=at)
        changes.put.append(event(check, EventType.CHECK_COMPLETED, Actor.SYSTEM, at, answered=check.answered))
    changes.put += issue_report(check, at)
    tell_candidate(replace(seen, check=check), "completed" if is_last else "submitted", reference, row, changes)


def issue_report(check: Check, at: datetime) -> list[Check | Event]:
    """R42: each reference and each addendum makes a version; the first is there from the first submission on."""
    check = replace(check, report_version=check.report_version + 1)
    return [check, event(check, EventType.REPORT_ISSUED, Actor.SYSTEM, at, version=check.report_version)]


def tell_candidate(
    seen: CheckSeen, news: str, reference: Reference, row: Row, changes: Changes, **more: object
) -> None:
    if not news or seen.candidate is None:
        return
    values = {
        "name": reference.name,
        "number": reference.position,
        "answered": seen.check.answered,
        "requested": seen.check.requested,
        **more,
    }
    mine = seen.candidate
    changes.tell.append(to_person(mine.lane, row, Happening.NEWS_ARRIVED, mine.id, news=news, values=values))


def _replacement_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """The candidate's turn has judged R14; what is submitted meanwhile stays."""
    reference = next((one for one in seen.references if one.id == row.payload["reference"]), None)
    if reference is None or not reference.may_become(Standing.REPLACED):
        return Changes()
    name, who = reference.name, reference.conversation
    return Changes(
        put=[
            reference.becomes(Standing.REPLACED),
            event(seen.check, EventType.REFERENCE_REPLACED, Actor.CANDIDATE, moment.now, who, name=name),
        ],
        tell=[to_person(seen.people[who].lane, row, Happening.CONVERSATION_CLOSED, who)],
    )


def people_of(seen: CheckSeen) -> list[Conversation]:
    """The candidate, then the referees by position."""
    candidate = [seen.candidate] if seen.candidate else []
    return [*candidate, *(seen.people[one.conversation] for one in seen.references)]


TURNS: dict[Happening, Turn] = {
    Happening.REFEREES_NAMED: _referees_named,
    Happening.MESSAGE_SENT: _message_sent,
    Happening.REFEREE_MOVED: _referee_moved,
    Happening.REPLACEMENT_ASKED: _replacement_asked,
}
