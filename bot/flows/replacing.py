"""Replacing a referee: only the candidate may, and only one who declined, is unobtainable or was silent long (R14)."""

from dataclasses import replace
from datetime import datetime, timedelta

from babel.dates import format_datetime

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.reference import Reference, Standing
from bot.domain.reminders import Plan
from bot.flows.abuse.naming import names_again_at
from bot.flows.candidate import unsent
from bot.flows.progress import zone_for
from bot.flows.talk import Talk

GIVEN_UP = frozenset({Standing.DECLINED, Standing.UNOBTAINABLE})


def replaceable_at(reference: Reference, plan: Plan) -> datetime | None:
    """From when on the candidate may replace this referee; None for never."""
    if not reference.may_become(Standing.REPLACED):
        return None
    if reference.standing in GIVEN_UP:
        return reference.nominated_at
    return (reference.invited_at or reference.nominated_at) + timedelta(hours=plan.replace_after_hours)


def may_be_replaced(reference: Reference, plan: Plan, now: datetime) -> bool:
    allowed_at = replaceable_at(reference, plan)
    return allowed_at is not None and allowed_at <= now


def replace_referee(talk: Talk, number: int) -> None:
    """REPLACE n: opens a place for another referee, or says why not."""
    reference = next((one for one in talk.seen.check.references if one.position == number), None)
    if reference is None:
        key = "replace_unsent" if number in unsent(talk) else "replace_no_such"
        return _refuse(talk, key, number=number)
    if reference.standing is Standing.REPLACED or talk.has_recorded(f"replaced.{number}"):
        return _refuse(talk, "already_replaced", name=reference.name)
    allowed_at = replaceable_at(reference, talk.seen.check.sub_account.plan)
    if allowed_at is None:
        return _refuse(talk, "replace_submitted", name=reference.name)
    if talk.moment.now < allowed_at:
        return _refuse(talk, "replace_too_early", name=reference.name, until=_written(talk, allowed_at))
    if again_at := names_again_at(talk):
        return _refuse(talk, "replace_too_many", until=_written(talk, again_at))
    open_place(talk, reference)


def open_place(talk: Talk, reference: Reference) -> None:
    mine = talk.conversation
    talk.conversation = replace(mine, slots=mine.slots + 1)
    talk.record(f"replaced.{reference.position}")
    payload = {"reference": reference.id}
    key = f"{mine.id}:replace:{reference.position}"
    talk.tell(Row(check_lane(mine.check), "lane", key, Happening.REPLACEMENT_ASKED, payload))
    talk.say("candidate.replaced", name=reference.name)


def _refuse(talk: Talk, key: str, **values: object) -> None:
    talk.say(f"candidate.{key}", **values)
    talk.asks_again = False


def _written(talk: Talk, at: datetime) -> str:
    zone = zone_for(talk.conversation, talk.seen.check)
    pattern = "d MMMM HH:mm"
    return format_datetime(at, pattern, tzinfo=zone, locale=talk.conversation.language)  # type: ignore[arg-type]
