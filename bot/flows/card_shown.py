"""What a contact card was understood to say is shown back, with what is missing or strange about it (R16)."""

from bot.flows.naming import summary
from bot.flows.readers.contact import Contacts
from bot.flows.readers.vcard import Card
from bot.flows.talk import Talk


def show_card(talk: Talk, number: int, card: Card, contacts: Contacts) -> None:
    asked_now = min(one for one in range(1, number + 1) if one == number or not _is_complete(talk, one))
    shown = summary(talk, number) or card.words
    if asked_now == number:
        talk.say("candidate.understood", summary=shown)
    else:
        talk.say("candidate.understood_next", number=number, summary=shown)
    if not _is_like(talk, number, card):
        talk.say("candidate.card_says", name=card.name)
    if contacts.refusal:
        talk.say("candidate.card_without_mobile" if _lacks_mobile(contacts) else f"reason.{contacts.refusal}")
    if not talk.knows(f"referee.{number}.name"):
        talk.say("reason.whole_name")


def _lacks_mobile(contacts: Contacts) -> bool:
    return contacts.refusal in ("phone_needed", "wrong_phone", "landline", "service_number")


def _is_complete(talk: Talk, number: int) -> bool:
    return talk.knows(f"referee.{number}.dates")


def _is_like(talk: Talk, number: int, card: Card) -> bool:
    """Whether the card may be of the person whose name was written before: a word in common is enough."""
    if not card.name or not talk.knows(f"referee.{number}.name"):
        return True
    written = set(str(talk.answer(f"referee.{number}.name")).casefold().split())
    return not written.isdisjoint(card.name.casefold().split())
