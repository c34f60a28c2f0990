"""The turn of a check's desk: the card is marked as changed, milestones go to its thread, notices to its recruiters."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.check import Check, CheckStatus
from bot.domain.desk import NOWHERE, Card, Place, Recruiter
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Event, EventType
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes, CheckSeen, DeskSeen, Moment
from bot.flows.desk.events import event_of
from bot.flows.desk.notifying import is_in_the_thread, wants
from bot.flows.desk.permission import forbidden
from bot.flows.desk.posting import card_message, direct_message, thread_message

Turn = Callable[[DeskSeen, Row, Moment], Changes]


def _desk_told(desk: DeskSeen, row: Row, moment: Moment) -> Changes:
    seen, place = desk.check, desk.check.check.place if desk.check else None
    if seen is None or place is None:
        return Changes()
    events = [event_of(seen.check, told) for told in row.payload.get("events", ())]
    card = _changed(desk.card, moment) if desk.card else _new_card(seen.check, place, moment)
    changes = Changes(put=[card_message(card, moment, seen.sub_account.zone)] if desk.card is None else [])
    members = _members(desk, place, seen.check)
    card = _with_thread(card, seen, members, events, row, moment, changes)
    changes.put += [card, *_notices(members, seen, events, row, moment)]
    return changes


def _members(desk: DeskSeen, place: Place, check: Check) -> list[Recruiter]:
    """Those who follow the check, but for guests and whoever has left; somebody we have not met is as anybody."""
    known = {one.user: one for one in desk.recruiters}
    followers = (known.get(user) or Recruiter(place.workspace, user, check.organisation) for user in place.followers)
    return [one for one in followers if one.is_member]


def _new_card(check: Check, place: Place, moment: Moment) -> Card:
    return Card(
        check=check.id,
        organisation=check.organisation,
        workspace=place.workspace,
        channel=place.channel or place.user,
        language=place.language,
        changes=1,
        changed_at=moment.now,
    )


def _changed(card: Card, moment: Moment) -> Card:
    return replace(card, changes=card.changes + 1, changed_at=moment.now)


def _with_thread(
    card: Card,
    seen: CheckSeen,
    members: list[Recruiter],
    events: list[Event],
    row: Row,
    moment: Moment,
    changes: Changes,
) -> Card:
    """What is said in the thread, and the report once the check is complete: each version once (R42)."""
    zone, check = seen.sub_account.zone, seen.check
    if told := [place for place, one in enumerate(events) if is_in_the_thread(one)]:
        about = {"events": [row.payload["events"][place] for place in told]}
        changes.put.append(thread_message(card, Purpose.MILESTONE, row.key, about, moment, zone))
    if _is_final(check, events) and check.report_version > card.file_version:
        changes.put += _report(card, check, members, zone, moment)
        return replace(card, file_version=check.report_version)
    return card


def _is_final(check: Check, events: list[Event]) -> bool:
    """Said by the row that issued it: an earlier one, applied late, would put the file before what leads to it."""
    return check.status is CheckStatus.COMPLETED and any(one.type is EventType.REPORT_ISSUED for one in events)


def _report(card: Card, check: Check, members: list[Recruiter], zone: str, moment: Moment) -> list[Message]:
    """Into the thread, or, where everybody could read it there, to the check's own recruiters (R50)."""
    about = {"version": check.report_version}
    if not card.is_public:
        return [thread_message(card, Purpose.REPORT, str(check.report_version), about, moment, zone)]
    cause = f"{check.id}:{check.report_version}"
    who = [(one.workspace, one.user, check.organisation) for one in members]
    return [direct_message(*one, Purpose.REPORT, cause, about, moment, zone, check.id) for one in who]


def _notices(members: list[Recruiter], seen: CheckSeen, events: list[Event], row: Row, moment: Moment) -> list[Message]:
    wanted = ((one, wants(one, seen.check, events, moment.now)) for one in members)
    return [_notice(one, seen, told, row, moment) for one, told in wanted if told]


def _notice(recruiter: Recruiter, seen: CheckSeen, events: list[Event], row: Row, moment: Moment) -> Message:
    wanted = {one.type.value for one in events}
    about = {"events": [told for told in row.payload["events"] if told["type"] in wanted]}
    zone = recruiter.zone or seen.sub_account.zone
    who = (recruiter.workspace, recruiter.user, seen.check.organisation)
    return direct_message(*who, Purpose.NOTICE, row.key, about, moment, zone, seen.check.id)


def _card_posted(desk: DeskSeen, row: Row, moment: Moment) -> Changes:
    """The first name by which it is known stays: a late answer about another posting changes nothing."""
    card, posted = desk.card, row.payload
    if card is None or card.ts is not None or posted["posting"] != card.posting:
        return Changes()
    is_public = posted.get("is_public", True)  # nobody has said so where the answer was lost: as if all could read it
    known = replace(card, ts=posted["ts"], is_public=is_public, posted_hash=posted.get("posted_hash", ""))
    return Changes(put=[_changed(replace(known, channel=posted["channel"]), moment)])


def _card_refused(desk: DeskSeen, row: Row, moment: Moment) -> Changes:
    """Where it may not be posted, it goes to whoever started the check, who is told why; if not even there, nowhere."""
    card, place = desk.card, desk.check.check.place if desk.check else None
    if card is None or place is None or card.ts is not None or row.payload["posting"] != card.posting:
        return Changes()
    if not place.user or card.channel == place.user:
        return Changes(put=[replace(card, ts=NOWHERE)])
    zone = desk.check.sub_account.zone if desk.check else "UTC"
    moved = replace(card, channel=place.user, posting=card.posting + 1)
    about = {"words": "card_refused", "channel": card.channel, "error": row.payload["error"]}
    who = (card.workspace, place.user, card.organisation)
    told = direct_message(*who, Purpose.ANSWER, row.key, about, moment, zone, card.check)
    return Changes(put=[moved, told, card_message(moved, moment, zone)])


def _card_asked(desk: DeskSeen, row: Row, moment: Moment) -> Changes:
    """Somebody misses the card: Slack never said what became of its post, and can't be asked."""
    if desk.check is None or desk.card is None or desk.card.ts:
        return Changes()
    if no := forbidden(desk.check, row):
        return no
    anew = replace(desk.card, posting=desk.card.posting + 1, ts=None)
    return Changes(put=[anew, card_message(anew, moment, desk.check.sub_account.zone)])


def _check_gone(desk: DeskSeen, row: Row, moment: Moment) -> Changes:
    if desk.card is None:
        return Changes()
    return Changes(put=[_changed(replace(desk.card, gone=row.payload["by"]), moment)])


DESK_TURNS: dict[Happening, Turn] = {
    Happening.DESK_TOLD: _desk_told,
    Happening.CARD_POSTED: _card_posted,
    Happening.CARD_REFUSED: _card_refused,
    Happening.CARD_ASKED: _card_asked,
    Happening.CHECK_GONE: _check_gone,
}
