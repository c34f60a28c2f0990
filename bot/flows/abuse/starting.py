"""Whether checks may be started: whom the candidates' numbers belong to, and how many there were today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any

from bot.domain.channel import Contact
from bot.domain.countries import country_of, may_go_to
from bot.domain.inbox import Row
from bot.domain.organisation import Organisation
from bot.domain.phone import untextable
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import Wrong, pointer, refused, refused_fields

BY_NUMBER = frozenset({Contact.SMS, Contact.WHATSAPP, Contact.SMS_AND_EMAIL})  # where a number is written to
OURS = "is a number that messages are sent from here"
WITH_KEYS = "api"  # the source of rows that API keys have put


def start_refused(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes | None:
    """The first of the reasons why these checks may not be started; None where they may."""
    contact = Contact(row.payload["candidate_contact"])
    numbers = list(_numbers(row.payload))
    return numbers_refused(contact, numbers, seen.organisation, moment) or _too_many(seen, row, moment)


def numbers_refused(
    contact: Contact, numbers: Sequence[tuple[str, str]], organisation: Organisation, moment: Moment
) -> Changes | None:
    """`numbers`: the pointer and the number of each candidate. One that is not written to may be any."""
    if contact not in BY_NUMBER:
        return None
    if wrongs := [Wrong(at, OURS) for at, phone in numbers if phone in moment.numbers_of_ours]:
        return refused_fields("not-a-mobile", wrongs)
    if wrongs := [Wrong(at, _untextable_said(phone)) for at, phone in numbers if untextable(phone)]:
        return refused_fields("not-a-mobile", wrongs)
    allowed = organisation.allowance.allowed(moment.limits)
    if wrongs := [Wrong(at, _abroad_said(phone)) for at, phone in numbers if not may_go_to(phone, allowed)]:
        return refused_fields("country-not-allowed", wrongs)
    return None


def counted(organisation: Organisation, row: Row, moment: Moment) -> Organisation:
    """With these checks among those of today."""
    day = moment.now.astimezone(UTC).date().isoformat()
    return replace(organisation, starts=organisation.starts.counted(day, len(row.payload["candidates"]), _key(row)))


def _key(row: Row) -> str:
    """The name of the API key that asks; users start as many as they like."""
    return str(row.payload["started_by"]) if row.source == WITH_KEYS else ""


def _numbers(asked: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for place, candidate in enumerate(asked["candidates"]):
        if phone := candidate.get("phone"):
            yield pointer("candidates", place, "phone"), phone


def _untextable_said(phone: str) -> str:
    return "is a landline" if untextable(phone) == "landline" else "is a service number, which no text message reaches"


def _abroad_said(phone: str) -> str:
    return f"is in a country ({country_of(phone)}) that this organisation sends no messages to; admins may allow it"


def _too_many(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes | None:
    starts, limits = counted(seen.organisation, row, moment).starts, moment.limits
    with_key = (starts.by_key or {}).get(_key(row), 0)
    for count, most in ((starts.count, limits.starts_per_organisation), (with_key, limits.starts_per_key)):
        if most is not None and count > most:
            return refused("too-many-starts", f"No more than {most} checks are started in a day (UTC).")
    return None
