"""The candidate's conversation: consent, own details, naming the referees, review, send (R10)."""

from functools import partial

from babel.lists import format_list

from bot.domain.channel import Channel, Contact
from bot.domain.check import Check
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.phone import region_of, shown_phone
from bot.flows.consent import ask_consent, confirm_details, corrected, is_declining
from bot.flows.openings import facts, first_name
from bot.flows.readers.contact import ContactReader, ContactRules
from bot.flows.readers.dates import period
from bot.flows.readers.free_text import field
from bot.flows.readers.nomination import NominationReader
from bot.flows.submission import ask_review, send_word
from bot.flows.talk import Prompt, Talk

FIELDS = ("name", "contact", "relation", "organisation", "dates")
OTHER_FIELDS = (("relation", "text", field), ("organisation", "text", field), ("dates", "period", period))
CONTACT_TEXTS = {Contact.EMAIL: "contact_email", Contact.NONE: "contact_any"}
NEEDS_PHONE = frozenset({Contact.SMS, Contact.WHATSAPP, Contact.SMS_AND_EMAIL})
NEEDS_EMAIL = frozenset({Contact.EMAIL, Contact.SMS_AND_EMAIL})


def candidate_conversation(talk: Talk) -> bool:
    """Told to its end when all referees asked for have been sent; False when the candidate declines."""
    if is_declining(talk):
        return False
    ask_consent(talk)
    check = talk.seen.check.check
    confirm_details(
        talk, {"name": check.candidate_name, "phone": check.candidate_phone, "email": check.candidate_email}
    )
    while numbers := unsent(talk):
        for number in numbers:
            name_referee(talk, number)
        review_and_send(talk, numbers)
    return True


def unsent(talk: Talk) -> list[int]:
    """Numbers of the referees still to be named: those asked for, replacements and later additions."""
    sent = {number for entry in talk.memory.events if entry.key == "sent" for number in entry.value}
    return [number for number in range(1, talk.conversation.slots + 1) if number not in sent]


def name_referee(talk: Talk, number: int) -> None:
    """Five fields, asked one by one or taken from one message (R16)."""
    step, rules = f"referee.{number}", contact_rules(talk, number)
    reader = NominationReader(number, rules, is_lenient=talk.conversation.misread > 0)
    talk.ask(f"{step}.name", lambda: _field_prompt(talk, number, "name", "name"), reader)
    if talk.is_fresh(f"{step}.name") and any(talk.is_fresh(f"{step}.{other}") for other in FIELDS[1:]):
        talk.say("candidate.understood", summary=summary(talk, number))
    talk.ask(f"{step}.contact", lambda: _field_prompt(talk, number, "contact", "contact"), ContactReader(rules))
    for key, kind, read in OTHER_FIELDS:
        talk.ask(f"{step}.{key}", partial(_field_prompt, talk, number, key, kind), read)


def _field_prompt(talk: Talk, number: int, key: str, kind: str) -> Prompt:
    name = talk.answer(f"referee.{number}.name") if talk.knows(f"referee.{number}.name") else ""
    wanted = _wording(talk.seen.check.check, number, key)
    text = talk.texts(f"candidate.{wanted}", name=first_name(name), number=number, total=talk.conversation.slots)
    return Prompt(f"referee.{number}.{key}", text, kind)


def _wording(check: Check, number: int, key: str) -> str:
    if key == "contact":
        return CONTACT_TEXTS.get(check.referee_contact, key)
    return "name_replacement" if key == "name" and number > check.requested else key


def contact_rules(talk: Talk, number: int) -> ContactRules:
    """R17: a referee is neither the candidate nor somebody named before in this check."""
    check = talk.seen.check.check
    taken: dict[str, str] = {}
    for other in range(1, talk.conversation.slots + 1):
        key = f"referee.{other}.contact"
        if other != number and talk.knows(key):
            taken |= dict.fromkeys(filter(None, talk.answer(key).values()), "same_referee")
    own = (check.candidate_phone, check.candidate_email, corrected(talk, "phone"), corrected(talk, "email"))
    taken |= dict.fromkeys((address.casefold() for address in own if address), "own_contact")
    needs_phone, needs_email = check.referee_contact in NEEDS_PHONE, check.referee_contact in NEEDS_EMAIL
    return ContactRules(region_of(check.candidate_phone), needs_phone, needs_email, taken)


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


def review_and_send(talk: Talk, numbers: list[int]) -> None:
    keys_of = {number: tuple(f"referee.{number}.{key}" for key in FIELDS) for number in numbers}
    ask_review(talk, f"review.{numbers[0]}", lambda: _review_prompt(talk, numbers), keys_of)
    talk.record("sent", numbers)
    tell_the_check(talk, numbers)
    silent = talk.seen.check.check.referee_contact is Contact.NONE
    names = format_list([str(nominated(talk, number)["name"]) for number in numbers], locale=talk.texts.language)
    talk.say(
        "candidate.sent_none" if silent else "candidate.sent", **facts(talk.seen, talk.moment, talk.texts), names=names
    )


def _review_prompt(talk: Talk, numbers: list[int]) -> Prompt:
    lines = tuple((number, f"referee.{number}", summary(talk, number)) for number in numbers)
    written = "\n".join(talk.texts("candidate.line", number=number, summary=text) for number, _, text in lines)
    text = talk.texts("candidate.review", lines=written, word=send_word(talk))
    return Prompt("review", text, "review", page=talk.texts("candidate.review_page"), lines=lines)


def tell_the_check(talk: Talk, numbers: list[int]) -> None:
    """R12: the check invites each of them at once."""
    check = talk.seen.check.check.id
    payload = {
        "referees": [nominated(talk, number) for number in numbers],
        "channel": Channel(talk.conversation.channel),
    }
    talk.tell(
        Row(check_lane(check), "lane", f"{talk.conversation.id}:sent:{numbers[0]}", Happening.REFEREES_NAMED, payload)
    )
