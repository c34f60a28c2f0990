"""Who may be a referee: neither the candidate nor the same person twice in one check (R17)."""

from collections.abc import Iterable

from bot.domain.channel import Contact
from bot.domain.mailbox import mailbox
from bot.domain.phone import region_of
from bot.flows.consent import corrected
from bot.flows.readers.contact import ContactRules
from bot.flows.talk import Talk

NEEDS_PHONE = frozenset({Contact.SMS, Contact.WHATSAPP, Contact.SMS_AND_EMAIL})
NEEDS_EMAIL = frozenset({Contact.EMAIL, Contact.SMS_AND_EMAIL})


def contact_rules(talk: Talk, number: int) -> ContactRules:
    """What a contact must have, and whose is taken: those who were replaced, too, and as people corrected it (R21)."""
    check = talk.seen.check.check
    taken: dict[str, str] = {}
    for other in range(1, talk.conversation.slots + 1):
        key = f"referee.{other}.contact"
        if other != number and talk.knows(key):
            taken |= _taken(talk.answer(key).values(), "same_referee")
    for one in talk.seen.check.references:  # as the referees themselves have corrected them, too (R21)
        if one.position != number:
            taken |= _taken((one.phone, one.email), "same_referee")
    own = (check.candidate_phone, check.candidate_email, corrected(talk, "phone"), corrected(talk, "email"))
    taken |= _taken(own, "own_contact")
    taken |= _taken((*talk.moment.numbers_of_ours, *check.senders.values()), "our_number")
    needs_phone, needs_email = check.referee_contact in NEEDS_PHONE, check.referee_contact in NEEDS_EMAIL
    countries = talk.seen.check.organisation.allowance.allowed(talk.moment.limits)
    return ContactRules(region_of(check.candidate_phone), needs_phone, needs_email, taken, countries)


def _taken(addresses: Iterable[str | None], reason: str) -> dict[str, str]:
    return {mailbox(address): reason for address in addresses if address}
