"""Naming one referee: five fields, asked one by one, or taken from one message or from a contact card (R16, R17)."""

from functools import partial

from bot.domain.channel import Contact
from bot.domain.check import Check
from bot.domain.phone import shown_phone
from bot.flows.not_twice import contact_rules
from bot.flows.openings import first_name
from bot.flows.readers.contact import ContactReader
from bot.flows.readers.dates import period
from bot.flows.readers.free_text import field
from bot.flows.readers.nomination import NominationReader
from bot.flows.readers.workplace import Workplace
from bot.flows.talk import Prompt, Talk

FIELDS = ("name", "contact", "relation", "organisation", "dates")
KEPT = (*FIELDS, "proposal")  # with the workplace that a card proposes
CONTACT_TEXTS = {
    Contact.EMAIL: "contact_email",
    Contact.SMS_AND_EMAIL: "contact_both",
    Contact.NONE: "contact_any",
}
HOW = {Contact.EMAIL: "email", Contact.SMS_AND_EMAIL: "both"}


def name_referee(talk: Talk, number: int) -> None:
    step, rules = f"referee.{number}", contact_rules(talk, number)
    reader = NominationReader(number, rules, is_lenient=talk.conversation.misread > 0)
    talk.ask(f"{step}.name", lambda: _field_prompt(talk, number, "name", "name"), reader)
    if talk.is_fresh(f"{step}.name") and any(talk.is_fresh(f"{step}.{other}") for other in FIELDS[1:]):
        talk.say("candidate.understood", summary=summary(talk, number))
    talk.ask(f"{step}.contact", lambda: _field_prompt(talk, number, "contact", "contact"), ContactReader(rules))
    others = (
        ("relation", "text", field),
        ("organisation", "text", Workplace(proposed(talk, number))),
        ("dates", "period", period),
    )
    for key, kind, read in others:
        talk.ask(f"{step}.{key}", partial(_field_prompt, talk, number, key, kind), read)


def _field_prompt(talk: Talk, number: int, key: str, kind: str) -> Prompt:
    name = talk.answer(f"referee.{number}.name") if talk.knows(f"referee.{number}.name") else ""
    wanted = _wording(talk, number, key)
    how = talk.texts(f"candidate.how.{HOW.get(talk.seen.check.check.referee_contact, 'phone')}")
    values = {"name": first_name(name), "number": number, "total": talk.conversation.slots, "how": how}
    text = talk.texts(f"candidate.{wanted}", **values, organisation=proposed(talk, number))
    return Prompt(f"referee.{number}.{key}", text, kind)


def _wording(talk: Talk, number: int, key: str) -> str:
    check: Check = talk.seen.check.check
    if key == "contact":
        return CONTACT_TEXTS.get(check.referee_contact, key)
    if key == "organisation" and proposed(talk, number):
        return "organisation_proposed"
    return "name_replacement" if key == "name" and number > check.requested else key


def proposed(talk: Talk, number: int) -> str:
    """The workplace on a contact card: of today, which need not be where they worked together, so it is asked."""
    key = f"referee.{number}.proposal"
    return str(talk.answer(key)) if talk.knows(key) else ""


def nominated(talk: Talk, number: int) -> dict[str, object]:
    """What is known of a referee so far."""
    known = {key: talk.answer(f"referee.{number}.{key}") for key in FIELDS if talk.knows(f"referee.{number}.{key}")}
    contact = known.pop("contact", None) or {}
    return {"position": number, **known, **contact}


def summary(talk: Talk, number: int) -> str:
    known = nominated(talk, number)
    phone, email = known.get("phone"), known.get("email")
    parts = (known.get("name"), phone and shown_phone(str(phone)), email, *(known.get(key) for key in FIELDS[2:]))
    return ", ".join(str(part) for part in parts if part)
