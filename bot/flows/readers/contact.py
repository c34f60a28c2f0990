"""A person's phone and e-mail in free text, and whether somebody else in the check has them already (R17)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.phone import normal_phone
from bot.flows.talk import Inbound, Reading, Unclear, Understood

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
PHONE_LIKE = re.compile(r"\+?\d(?:[\d\s()/.-]*\d)?")


def found_email(text: str) -> str | None:
    found = EMAIL.search(text)
    return found.group(0).strip(".").casefold() if found else None


def looks_like_a_number(text: str) -> bool:
    return any(len(re.sub(r"\D", "", found)) >= 5 for found in PHONE_LIKE.findall(EMAIL.sub("", text)))


@dataclass(frozen=True, slots=True)
class ContactRules:
    region: str
    needs_phone: bool
    needs_email: bool
    taken: Mapping[
        str, str
    ]  # normalised phone or e-mail -> the reason it can't be used: "own_contact" or "same_referee"


@dataclass(frozen=True, slots=True)
class Contacts:
    phone: str | None
    email: str | None
    refusal: str = ""  # why they can't be used


def read_contacts(text: str, rules: ContactRules) -> Contacts:
    phone, email = normal_phone(EMAIL.sub(" ", text), rules.region), found_email(text)
    for address in (phone, email):
        if address and address in rules.taken:
            return Contacts(phone, email, rules.taken[address])
    if rules.needs_phone and not phone:
        return Contacts(phone, email, "wrong_phone" if looks_like_a_number(text) else "phone_needed")
    if rules.needs_email and not email:
        return Contacts(phone, email, "email_needed")
    return Contacts(phone, email)


class ContactReader:
    def __init__(self, rules: ContactRules) -> None:
        self.rules = rules

    def __call__(self, inbound: Inbound) -> Reading:
        found = read_contacts(inbound.text, self.rules)
        if found.refusal:
            return Unclear(found.refusal)
        if not (found.phone or found.email):
            return Unclear("wrong_phone" if looks_like_a_number(inbound.text) else "")
        return Understood({"phone": found.phone, "email": found.email})
