"""What the API and Slack ask alike of a start of checks, before anything is put down (R1, R3)."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.channel import Channel, Contact
from bot.wiring import Vouchline

NEEDS_PHONE = (Contact.SMS, Contact.WHATSAPP, Contact.SMS_AND_EMAIL)
NEEDS_EMAIL = (Contact.EMAIL, Contact.SMS_AND_EMAIL)
NEEDED = {  # the channels that each contact writes on from the start; where one fails later, the next is tried (R38)
    Contact.SMS: {Channel.SMS},
    Contact.WHATSAPP: {Channel.WHATSAPP},
    Contact.EMAIL: {Channel.EMAIL},
    Contact.SMS_AND_EMAIL: {Channel.SMS, Channel.EMAIL},
}
TOLD_APART_BY = ("phone", "email")


def possible_contacts(vouchline: Vouchline) -> list[Contact]:
    """What this installation can write on, and `none`, which leaves the links to the recruiter (R4)."""
    channels = vouchline.senders.channels
    return [Contact.NONE, *(contact for contact, needed in NEEDED.items() if needed <= channels)]


def named_twice(candidates: Sequence[Mapping[str, str | None]]) -> Iterator[tuple[int, str, int]]:
    """Which candidate's field is also that of one before, and of which.

    People share names: what tells them apart is phone and e-mail, and the name alone where both are missing.
    """
    first: dict[tuple[str, str], int] = {}
    for place, candidate in enumerate(candidates):
        for name in [one for one in TOLD_APART_BY if candidate[one]] or ["name"]:
            before = first.setdefault((name, str(candidate[name]).casefold()), place)
            if before != place:
                yield place, name, before
