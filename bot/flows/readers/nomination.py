"""A referee named in one message: "Eva Lind, 070-123 45 67, my manager at Acme 2019-2022" (R16)."""

import re
from dataclasses import dataclass
from typing import Any

from bot.domain.phone import phone_span
from bot.flows.readers.contact import EMAIL, ContactRules, read_contacts
from bot.flows.readers.dates import PERIOD
from bot.flows.talk import Inbound, Reading, Unclear, Understood

LABELS = re.compile(
    r"\b(?:namn|name|tel|telefon|phone|mobil|mobile|nummer|number|mail|e-?mail|e-post|epost|relation|titel|title)"
    r"\s*:\s*|\b(?:tel|telefon|mobil|mobile|phone|e-?mail|e-post)\b\.?(?=\s*(?:[,;\n]|$))",
    re.IGNORECASE,
)
WORKPLACE = re.compile(r"\s+(?:at|på|hos|vid|with|från|from|@|i)\s+", re.IGNORECASE)
LEAD_IN = re.compile(
    r"^(?:jag heter|mitt namn är|namnet är|my name is|the name is|i am|i'm|nytt namn|new name|ny|nytt|new)\b[\s:]*",
    re.IGNORECASE,
)
NO_NAMES = frozenset(
    "min mitt mina mejl mejlen mail email e-post epost adress är heter det den inte ej fel rätt stämmer nummer numret "
    "telefon mobil namn namnet byt ändra jag vet har kan vad my is the not no wrong right number phone address name "
    "change it i don't dont isn't correct what".split()
)
NAME = re.compile(r"^[^\W\d_][\w .,'’\-]*$", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    relation: str = ""
    employer: str = ""
    dates: str = ""


def read_nomination(text: str, region: str) -> Named:
    """The parts of a nomination; what is not in the text is empty."""
    dates = PERIOD.search(_without_contacts(text, region))
    rest = _without_contacts(text, region)
    rest = LABELS.sub("", PERIOD.sub(" ", rest, count=1) if dates else rest)
    parts = [" ".join(part.split()).strip(" .:-") for part in re.split(r"[,;\n]+", rest)]
    name, *others = [part for part in parts if part] or [""]
    relation, employer = _place(others)
    return Named(name, relation, employer, dates.group(0).strip() if dates else "")


def _without_contacts(text: str, region: str) -> str:
    text = EMAIL.sub(", ", text)
    span = phone_span(text, region)
    return f"{text[: span[0]]}, {text[span[1] :]}" if span else text


def _place(parts: list[str]) -> tuple[str, str]:
    for index, part in enumerate(parts):
        halves = WORKPLACE.split(part, maxsplit=1)
        if len(halves) == 2 and all(halves):
            return ", ".join([*parts[:index], halves[0]]), ", ".join([halves[1], *parts[index + 1 :]])
    return (parts[0] if parts else "", ", ".join(parts[1:]))


class NominationReader:
    """Reads a name, and whatever else of the nomination stands in the same message."""

    def __init__(self, number: int, rules: ContactRules, is_lenient: bool) -> None:
        self.number, self.rules, self.is_lenient = number, rules, is_lenient

    def __call__(self, inbound: Inbound) -> Reading:
        named = read_nomination(inbound.text, self.rules.region)
        if not NAME.match(named.name) or len(named.name) > 100:
            return Unclear()
        if " " not in named.name and not self.is_lenient:
            return Unclear("whole_name")
        also: dict[str, Any] = {
            f"referee.{self.number}.{key}": value for key, value in self._extras(named).items() if value
        }
        contacts = read_contacts(inbound.text, self.rules)
        if contacts.refusal in ("own_contact", "same_referee"):
            return Unclear(contacts.refusal)
        if not contacts.refusal and (contacts.phone or contacts.email):
            also[f"referee.{self.number}.contact"] = {"phone": contacts.phone, "email": contacts.email}
        return Understood(named.name, also)

    def _extras(self, named: Named) -> dict[str, str]:
        return {"relation": named.relation, "organisation": named.employer, "dates": named.dates}


def correction(inbound: Inbound, region: str, given_name: str) -> dict[str, str]:
    """What words correct of a person's own details: a new name, phone or e-mail. A nomination corrects nothing."""
    named = read_nomination(inbound.text, region)
    if named.relation or named.employer or named.dates:
        return {}
    contacts = read_contacts(inbound.text, ContactRules(region, False, False, {}))
    rest = LABELS.sub("", _without_contacts(inbound.text, region)).strip(" ,.;:\n")
    name = LEAD_IN.sub("", rest)
    found = {"phone": contacts.phone, "email": contacts.email, "name": name if _may_be_a_name(name) else None}
    return {key: value for key, value in found.items() if value and value != given_name}


def _may_be_a_name(text: str) -> bool:
    """Two to four words, none of which is a number or speaks about names, numbers or being wrong."""
    words = text.casefold().split()
    is_wordy = NO_NAMES.isdisjoint(words) and not any(word.isdecimal() for word in words)
    return bool(NAME.match(text)) and 2 <= len(words) <= 4 and is_wordy
