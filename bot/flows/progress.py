"""How references go, in a few words: what went out, what is due next, and who is left in peace (R13)."""

from datetime import datetime

from bot.domain.channel import Contact
from bot.domain.conversation import Conversation
from bot.domain.organisation import SubAccount
from bot.domain.phone import zone_of
from bot.domain.reference import Reference, Standing
from bot.domain.reminders import next_open_hour
from bot.flows.calendar import short_day, short_time, written_day
from bot.flows.changes import CheckSeen
from bot.flows.texts import Texts

WAITED_FOR = frozenset({Standing.INVITED, Standing.STARTED})


def progress(seen: CheckSeen, one: Reference, texts: Texts, now: datetime, zone: str) -> str:
    """Such as "contacted 23 Nov, reminded 24 Nov 10:00, next reminder 25 Nov 10:00"; hours are those of `zone`."""
    parts = [_standing(seen, one, texts, now, zone)]
    if one.standing in WAITED_FOR:
        parts += asked_so_far(seen, one, texts, now, zone)
    return ", ".join(parts)


def _standing(seen: CheckSeen, one: Reference, texts: Texts, now: datetime, zone: str) -> str:
    match one.standing:
        case Standing.NOMINATED if seen.check.referee_contact is not Contact.NONE:
            return _first_message(seen, one, texts, now, zone)
        case Standing.INVITED if one.invited_at:
            return texts("progress.invited", day=short_day(one.invited_at, zone, texts.language))
        case Standing.SUBMITTED if one.submitted_at:
            return texts("progress.submitted", day=short_day(one.submitted_at, zone, texts.language))
        case Standing.UNOBTAINABLE if not one.reminded:
            return texts("progress.unreached")
    return texts(f"standing.{one.standing}")


def _first_message(seen: CheckSeen, one: Reference, texts: Texts, now: datetime, zone: str) -> str:
    """It waits for its hour where the referee is."""
    opens = goes_out(seen.sub_account, one.phone, now)
    if opens <= now:
        return texts("standing.nominated")
    return texts("progress.waits", at=short_time(opens, zone, texts.language))


def asked_so_far(seen: CheckSeen, one: Reference, texts: Texts, now: datetime, zone: str) -> list[str]:
    """Reminders gone out, what holds the next one up, and when it is due."""
    parts = []
    if one.reminded and one.reminded_at:
        at = short_time(one.reminded_at, zone, texts.language)
        parts.append(texts("progress.reminded", count=one.reminded, at=at))
    if one.snoozed_until and one.snoozed_until > now:
        parts.append(texts("progress.snoozed", day=short_day(one.snoozed_until, zone, texts.language)))
        return [*parts, texts("progress.paused")] if one.conversation in seen.paused else parts
    if one.expected_on:
        parts.append(texts("progress.expected", day=written_day(one.expected_on, texts.language)))
    return [*parts, *next_asked(seen, one.conversation, one.phone, texts, zone)]


def next_asked(seen: CheckSeen, conversation: str, phone: str | None, texts: Texts, zone: str) -> list[str]:
    if conversation in seen.paused:
        return [texts("progress.paused")]
    due = seen.reminders_due.get(conversation)
    if due is None:
        return []
    return [texts("progress.next", at=short_time(goes_out(seen.sub_account, phone, due), zone, texts.language))]


def goes_out(sub_account: SubAccount, phone: str | None, due_at: datetime) -> datetime:
    """What is due then to that phone waits for its hour (R35)."""
    return next_open_hour(sub_account.plan, zone_of(phone, sub_account.zone), due_at)


def zone_for(mine: Conversation, seen: CheckSeen) -> str:
    """The time zone in which hours are told to this person."""
    return zone_of(_phone(mine, seen), seen.sub_account.zone)


def _phone(mine: Conversation, seen: CheckSeen) -> str | None:
    """The one that they are written to, else the one that was given for them."""
    if "@" not in mine.address:
        return mine.address
    reference = next((one for one in seen.references if one.id == mine.reference), None)
    return reference.phone if reference else seen.check.candidate_phone
