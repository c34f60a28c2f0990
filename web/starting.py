"""What the API and Slack ask alike of a start of checks, before anything is put down (R1, R3)."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.channel import Contact
from bot.wiring import Vouchline

SENDER_FOR = {Contact.SMS: "sms"}  # the contacts that flows can keep up so far, and the sender that each needs
NEEDS_PHONE = (Contact.SMS, Contact.WHATSAPP)
TOLD_APART_BY = ("phone", "email")


def possible_contacts(vouchline: Vouchline) -> list[Contact]:
    """What this installation can write on, and `none`, which leaves the links to the recruiter (R4)."""
    senders = vouchline.senders.shared
    return [Contact.NONE, *(contact for contact, sender in SENDER_FOR.items() if sender in senders)]


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
