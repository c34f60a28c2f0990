"""A contact card taken as a nomination: it fills the referee who is asked about, further ones the next places (R16)."""

from bot.flows.card_shown import show_card
from bot.flows.not_twice import contact_rules
from bot.flows.readers.contact import Contacts, read_contacts
from bot.flows.readers.names import is_whole_name
from bot.flows.readers.nomination import read_nomination
from bot.flows.readers.vcard import Card
from bot.flows.talk import Inbound, Talk

LOST = frozenset({"own_contact", "same_referee"})  # with these not even the name is of use


def take_cards(talk: Talk, numbers: list[int]) -> None:
    """What the cards say is shown back; the script then asks for what is missing. Nothing where no place is free."""
    inbound, places = talk.inbound, [number for number in numbers if _is_free(talk, number)]
    if inbound is None or not inbound.cards or not places:
        return
    talk.inbound = None
    left: list[str] = []
    for card in inbound.cards:
        if not places:
            left.append(card.name or card.words)
        elif _take(talk, places[0], card, inbound):
            places = [number for number in places if _is_free(talk, number)]
    if left:
        talk.say("candidate.cards_left", names=", ".join(left))


def _is_free(talk: Talk, number: int) -> bool:
    return not all(talk.knows(f"referee.{number}.{key}") for key in ("name", "contact"))


def _take(talk: Talk, number: int, card: Card, inbound: Inbound) -> bool:
    """Whether the card was of use; if not, the reason is told (R17)."""
    beside = inbound.beside if card is inbound.cards[0] else ""
    contacts = read_contacts("\n".join([*card.phones, *card.emails, beside]), contact_rules(talk, number))
    if contacts.refusal in LOST:
        talk.say(f"reason.{contacts.refusal}")
        return False
    _remember(talk, number, card, contacts, inbound)
    _remember_what_was_beside(talk, number, beside, inbound)
    show_card(talk, number, card, contacts)
    return True


def _remember(talk: Talk, number: int, card: Card, contacts: Contacts, inbound: Inbound) -> None:
    """What was given by hand before stays; the name comes last, so that BACK asks for it."""
    step = f"referee.{number}"
    if card.organisation and not talk.knows(f"{step}.organisation"):
        talk.remember(f"{step}.proposal", card.organisation, inbound)
    if not contacts.refusal and (contacts.phone or contacts.email) and not talk.knows(f"{step}.contact"):
        talk.remember(f"{step}.contact", {"phone": contacts.phone, "email": contacts.email}, inbound)
    if is_whole_name(card.name) and not talk.knows(f"{step}.name"):
        talk.remember(f"{step}.name", card.name, inbound)


def _remember_what_was_beside(talk: Talk, number: int, beside: str, inbound: Inbound) -> None:
    """ "My manager at Acme 2019-2022", written in the same message as the card."""
    named = read_nomination(beside, contact_rules(talk, number).region)
    for key, value in (("relation", named.relation), ("organisation", named.employer), ("dates", named.dates)):
        if value and not talk.knows(f"referee.{number}.{key}"):
            talk.remember(f"referee.{number}.{key}", value, inbound)
