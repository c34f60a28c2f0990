"""A referee named in one message: "Eva Lind, 070-123 45 67, my manager at Acme 2019-2022" (R16).

Only what is clear is taken; every other part is asked for by itself, and all that was understood is shown back.
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.domain.phone import phone_spans
from bot.flows.readers.contact import EMAIL, ContactRules, read_contacts
from bot.flows.readers.dates import PERIOD
from bot.flows.readers.name_words import WORKPLACE_MARKS
from bot.flows.readers.names import NAME, is_whole_name, name_in, speaks_of_names, without_symbols
from bot.flows.talk import Inbound, Reading, Unclear, Understood

LABELLED = re.compile(
    r"(?:^|(?<=[\n,;]))[ \t]*(?:(?P<name>(?:för- och efter)?namn|(?:full )?name|referent|referee|reference|vem|who)"
    r"|(?P<relation>relation|roll|role|titel|title|befattning|position)"
    r"|(?P<employer>företag|arbetsplats|arbetsgivare|jobb|company|workplace|employer|organisation|organization|where|var)"
    r"|(?P<dates>period|när|tid|år|when|dates?|years?)"
    r"|(?P<contact>tele?fon(?:nummer)?|tel|tfn|phone(?: number)?|mobil(?:nummer)?|mobile|cell|nr|nummer|number|e-?mail"
    r"|mail|mejl|e-?post))[ \t]*(?::|\.(?=[ \t]*[+\d]))[ \t]*(?P<value>[^\n,;]*)",
    re.IGNORECASE,
)
CONTACT_WORDS = re.compile(
    r"\b(?:(?:hon|han|hen|she|he|they|som|who)\s+)?(?:(?:kan|can|is|are|be)\s+)*(?:nås|reached|reach\w*|ring|call|mobil"
    r"|mobilnummer|mobile|cell|tel|tfn|telefon|phone|e-?mail|mail|mejl|e-?post|nummer|number|nr)\b\.?"
    r"(?:\s+(?:på|at|on|via|är|is|enligt))?(?=\s*(?:[,;\n]|$))",
    re.IGNORECASE,
)
RELATION = re.compile(
    r"chef|ledare|ansvarig|boss|manager|supervisor|kolle?g|colleague|coworker|co-worker|mentor|rektor|lärare|teacher"
    r"|handledare|förman|foreman|principal|\blead\b|direktör|director|\bvd\b|\bceo\b|\bcto\b|\bcfo\b|\bhead\b|owner|ägare"
    r"|\bhr\b|coach|tränare|kund|client|customer|arbetsgivare|employer|medarbetare|vän\b|partner|professor|samordnare"
    r"|coordinator|\bchief\b|föreståndare|arbetskamrat",
    re.IGNORECASE,
)
AT = re.compile(r"\s+(?:at|på|hos|vid|with|från|from|@|i|in|for|för)\s+", re.IGNORECASE)
TOGETHER = re.compile(
    r"\b(?:vi|we)\s+(?:jobbade|arbetade|jobbat|arbetat|worked|var kollegor|were colleagues|har jobbat|har arbetat)\b"
    r"(?:\s+(?:ihop|tillsammans|together|med varandra))?",
    re.IGNORECASE,
)
LINKING = re.compile(
    r"^(?:(?:and|och|som|who|hon|han|hen|she|he)\s+)*(?:är|var|is|was|has been|har varit)\s+", re.IGNORECASE
)
ARTICLE = re.compile(r"^(?:(?:and|och|som|who|hon|han|she|he|as|a|an|the|then|på|at|hos)\s+)+(?=\S)", re.IGNORECASE)
PARTS = re.compile(r"[,;|\n•()]+|\s+[-–—/]\s+|(?<=[^\W\d_]{3})[.!?]+(?:\s+|$)")
ANOTHER = re.compile(r"\n+|;|\s+(?:och|and|samt|&|\+)\s+|(?<=\d)\s*,\s*(?=[^\W\d_])", re.IGNORECASE)
LONGEST_PART_WORDS = 6
TAKEN = frozenset({"own_contact", "same_referee", "our_number"})
UNUSABLE = frozenset({"landline", "service_number", "country", "wrong_phone"})
BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+(?=[^\W\d_])", re.MULTILINE)
LEAD_IN = re.compile(
    r"^(?:jag heter|mitt namn är|namnet är|my name is|the name is|i am|i'm|nytt namn|new name|ny|nytt|new)\b[\s:]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    relation: str = ""
    employer: str = ""
    dates: str = ""


def read_nomination(text: str, region: str) -> Named:
    """The parts of a nomination; what is not in the text, or not clear, is empty."""
    told, rest = labelled(_without_contacts(BULLET.sub("", without_symbols(text)), region))
    dates = PERIOD.search(rest)
    rest = TOGETHER.sub(" ", f"{rest[: dates.start()]}, {rest[dates.end() :]}" if dates else rest)
    name, others = _name_and_others([part for part in map(tidy, PARTS.split(CONTACT_WORDS.sub(" ", rest))) if part])
    relation, employer = _place(others)
    return Named(
        told.get("name") or name,
        told.get("relation") or relation,
        told.get("employer") or employer,
        told.get("dates") or (dates.group(0).strip() if dates else ""),
    )


def _without_contacts(text: str, region: str) -> str:
    text = EMAIL.sub(", ", text)
    for start, end in reversed(phone_spans(text, region)):
        text = f"{text[:start]}, {text[end:]}"
    return text


def labelled(text: str) -> tuple[dict[str, str], str]:
    """What stands behind labels ("Namn: …"), and the text without it."""
    found: dict[str, str] = {}
    for one in LABELLED.finditer(text):
        if one.lastgroup and (value := tidy(one["value"])):
            label = next(name for name in ("name", "relation", "employer", "dates", "contact") if one[name])
            found.setdefault(label, value)
    return found, LABELLED.sub(lambda one: f"{one['value']}" if one["contact"] else " ", text)


def tidy(part: str) -> str:
    return " ".join(part.split()).strip(" .:;,-!?\"'")


def _name_and_others(parts: list[str]) -> tuple[str, list[str]]:
    """The first part that has a name in it; what is left of that part is about the person, too."""
    for index, part in enumerate(parts):
        if found := name_in(part):
            name, rest = found
            return name, [one for one in (*parts[:index], *rest, *parts[index + 1 :]) if one]
    return "", parts


def _place(parts: list[str]) -> tuple[str, str]:
    """Relation and workplace: told by their words, else by the order that we ask for, if there are just two."""
    relation = employer = ""
    plain: list[str] = []
    for part in (ARTICLE.sub("", LINKING.sub("", one)) for one in parts):
        who, _, where = _halves(part)
        if not relation and RELATION.search(who) and is_short(who):
            relation, employer = who, employer or where
        elif not employer and where and not who and is_short(where):
            employer = where
        elif is_short(part) and not speaks_of_names(part) and not re.search(r"\d{3}", part):
            plain.append(part)
    if relation and not employer:
        return relation, plain[0] if plain else ""
    if not relation and not employer and len(plain) == 2:
        return plain[0], plain[1]
    marked = next((one for one in plain if WORKPLACE_MARKS.search(one)), "")
    return relation, employer or marked


def _halves(part: str) -> tuple[str, str, str]:
    """ "my manager at Acme": who, and where. "at Acme" has no who."""
    found = AT.search(f" {part}")
    if not found:
        return part, "", ""
    place = max(found.start() - 1, 0)
    where = part[found.end() - 1 :].strip()
    return part[:place].strip(), found.group(0), where if is_short(where) else ""


def is_short(part: str) -> bool:
    return bool(part) and len(part.split()) <= LONGEST_PART_WORDS


class NominationReader:
    """Reads a name, and whatever else of the nomination stands in the same message."""

    def __init__(self, number: int, rules: ContactRules, is_lenient: bool) -> None:
        self.number, self.rules, self.is_lenient = number, rules, is_lenient

    def __call__(self, inbound: Inbound) -> Reading:
        first, has_another = _first_of(inbound.text, self.rules.region)
        named = read_nomination(first, self.rules.region)
        contacts = read_contacts(first, self.rules)
        if contacts.refusal in TAKEN:
            return Unclear(contacts.refusal)
        if not is_whole_name(named.name):
            return self._without_whole_name(inbound.text)
        also: dict[str, Any] = {f"referee.{self.number}.{key}": value for key, value in _extras(named).items() if value}
        if not contacts.refusal and (contacts.phone or contacts.email):
            also[f"referee.{self.number}.contact"] = {"phone": contacts.phone, "email": contacts.email}
        why_not = f"reason.{contacts.refusal}" if contacts.refusal in UNUSABLE else ""
        return Understood(named.name, also, note="candidate.one_at_a_time" if has_another else why_not)

    def _without_whole_name(self, text: str) -> Reading:
        """A single word is asked about once: some people have one name, and say so by repeating it."""
        word = tidy(without_symbols(text))
        if " " in word or not NAME.match(word) or speaks_of_names(word):
            return Unclear("whole_name") if _begins_with_a_name(word) else Unclear()
        return Understood(word) if self.is_lenient else Unclear("whole_name")


def _begins_with_a_name(text: str) -> bool:
    first = text.split(",")[0].strip()
    return bool(NAME.match(first)) and first[:1].isupper() and " " not in first and not speaks_of_names(first)


def _extras(named: Named) -> dict[str, str]:
    return {"relation": named.relation, "organisation": named.employer, "dates": named.dates}


def _first_of(text: str, region: str) -> tuple[str, bool]:
    """The part of a message about the first referee, when two with a name and a number each are in it."""
    whole: list[str] = []
    for piece in ANOTHER.split(text):
        has_contact = bool(EMAIL.search(piece) or phone_spans(piece, region))
        begins = has_contact and is_whole_name(read_nomination(piece, region).name)
        if begins and whole and _has_contact(whole[-1], region):
            whole.append(piece)
        elif whole:
            whole[-1] = f"{whole[-1]}\n{piece}"
        else:
            whole.append(piece)
    return (whole[0], True) if len(whole) > 1 else (text, False)


def _has_contact(text: str, region: str) -> bool:
    return bool(EMAIL.search(text) or phone_spans(text, region))


def correction(inbound: Inbound, rules: ContactRules, given_name: str) -> dict[str, str]:
    """What words correct of a person's own details: a new name, phone or e-mail. A nomination corrects nothing."""
    named = read_nomination(inbound.text, rules.region)
    if named.relation or named.employer or named.dates:
        return {}
    contacts = read_contacts(inbound.text, rules)
    _, rest = labelled(_without_contacts(inbound.text, rules.region))
    name = named.name if ":" in inbound.text else LEAD_IN.sub("", CONTACT_WORDS.sub("", rest).strip(" ,.;:\n"))
    found = {"phone": contacts.phone, "email": contacts.email, "name": name if _may_be_a_name(name) else None}
    return {key: value for key, value in found.items() if value and value != given_name}


def _may_be_a_name(text: str) -> bool:
    """Two to four words, none of which is a number or speaks about names, numbers or being wrong."""
    words = text.casefold().split()
    is_wordy = not speaks_of_names(text) and not any(word.isdecimal() for word in words)
    return bool(NAME.match(text)) and 2 <= len(words) <= 4 and is_wordy
