"""A person's phone and e-mail in free text, and whether somebody else in the check has them already (R17)."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.domain.countries import may_go_to
from bot.domain.mailbox import mailbox
from bot.domain.phone import normal_phones, untextable
from bot.flows.talk import Inbound, Reading, Unclear, Understood

# Looked for where a word begins alone: a long word without an @ would else be read once for each of its letters.
# Its domain ends in a word: that of "a@127.0.0.1" is a machine and nobody's address.
EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@(?:[\w-]+\.)+[^\W\d_][\w-]*(?!\.?[\w-])", re.UNICODE)
WITH_AN_AT = re.compile(r"(?<!\S)\S*@\S*")
PHONE_LIKE = re.compile(r"\+?\d(?:[\d\s()/.-]*\d)?")


def found_email(text: str) -> str | None:
    found = EMAIL.search(text)
    return found.group(0).strip(".").casefold() if found else None


def looks_like_a_number(text: str) -> bool:
    return any(len(re.sub(r"\D", "", found)) >= 5 for found in PHONE_LIKE.findall(WITH_AN_AT.sub("", text)))


@dataclass(frozen=True, slots=True)
class ContactRules:
    region: str
    needs_phone: bool  # one that texts can reach
    needs_email: bool
    taken: Mapping[str, str]  # mailbox or E.164 number -> why it can't be used, such as "own_contact"
    countries: frozenset[str] = frozenset()  # where messages may go; none: anywhere


@dataclass(frozen=True, slots=True)
class Contacts:
    phone: str | None
    email: str | None
    refusal: str = ""  # why they can't be used


def read_contacts(text: str, rules: ContactRules) -> Contacts:
    """The first number that may be texted, if that is needed, else the first; and the first e-mail address."""
    numbers, email = normal_phones(EMAIL.sub(" ", text), rules.region), found_email(text)
    usable = [number for number in numbers if not (rules.needs_phone and unusable(number, rules.countries))]
    phone = next(iter([*usable, *numbers]), None)
    return Contacts(phone, email, _refusal(phone, email, text, rules))


def unusable(phone: str, countries: Collection[str]) -> str:
    """Why no text message may go to an E.164 number: "landline", "service_number" or "country"; empty when one may."""
    return untextable(phone) or ("" if may_go_to(phone, countries) else "country")


def _refusal(phone: str | None, email: str | None, text: str, rules: ContactRules) -> str:
    taken = [rules.taken[mailbox(one)] for one in (phone, email) if one and mailbox(one) in rules.taken]
    if taken:
        return taken[0]
    lacking = "both_needed" if rules.needs_phone and rules.needs_email else ""
    if rules.needs_phone and not phone:
        return "wrong_phone" if looks_like_a_number(text) else lacking or "phone_needed"
    if rules.needs_phone and phone and (reason := unusable(phone, rules.countries)):
        return reason
    return lacking or "email_needed" if rules.needs_email and not email else ""


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
