"""Whom a check is to be started of, in one breath: "Anna Lind 070-123 45 67 anna@x.se Barista" (R52).

What is understood fills the form, where the recruiter sees it before anything is sent; what is not clear is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.phone import normal_phone, phone_spans
from bot.flows.readers.contact import EMAIL, PHONE_LIKE
from bot.flows.readers.name_words import PARTICLES, TITLES, WORKPLACE_MARKS
from bot.flows.readers.names import CAPITAL, without_symbols
from bot.flows.readers.start_wishes import NO_WISHES, Wishes, wishes_in

MOST_WORDS_OF_A_NAME = 4
MOST_LETTERS = 4000  # more than Slack lets anybody type behind a command
FEWEST_DIGITS = 5  # with fewer it is a year or an address, not a number that was mistyped
CHECK = (
    r"(?:(?:reference|referens|ref)[\s-]?(?:check|koll|kontroll|tagning)?s?|refcheck|check|koll|kolla|kontroll"
    r"|(?:ta|take|begär|request|get)\s+(?:referens(?:er)?|references?)|candidates?|kandidat(?:en|er)?|name|namn)"
)
LEAD = re.compile(  # small letters where a capital makes a name of it: An Nguyen, Till Berg
    r"^(?:(?:please|snälla|hi|hej|can you|kan du|could you|start|starta|begin)\b[\s,:]*)*"
    rf"(?:(?-i:(?:(?:a|an|the|new|en|ett|ny|nytt)\s+)*){CHECK}\b[\s:,-]*)*"
    r"(?-i:(?:of|on|for|för|på|av|till|with|med|about|om)\s+)*(?:(?:named|heter)\b\s*)?",
    re.IGNORECASE,
)
AS = re.compile(
    r"(?:^|[\s,;–—-]+)(?:(?-i:as|som|for|för|till|to|re)|ang(?:ående)?|role|roll|roles?|position|tjänst|job|jobb|assignment|uppdrag)\b"
    r"[\s:.]*(?:(?:the|a|an|our|vår|vårt|en|ett|den|position|role|job|tjänsten?|rollen|jobbet|uppdraget|assignment)\b\s*)*"
    r"(?:(?:as|som|of|av)\b\s*)?(?:(?:a|an|en|ett)\b\s+)?",
    re.IGNORECASE,
)
LABEL = r"(?:mail|e-?mail|e-?post|mejl|tel|tfn|telefon|phone|mobil|mobile|cell|nummer|number|nr)"
BETWEEN = re.compile(
    rf"[\s,;:|/()<>\[\]•·–—-]*(?:(?:and|och|or|eller|on|at|på|{LABEL})\b[\s.,;:|/()<>–—-]*)*", re.IGNORECASE
)
LABELS_BEHIND = re.compile(rf"(?:(?:^|[\s,;|/(–—-]+){LABEL}\b[\s.:]*)+$", re.IGNORECASE)
EDGES = " \t,;:|/()<>[]•·–—-.\"'"
BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•·])\s+(?=[^\W\d_])")
NO_ASSIGNMENT = frozenset("candidate candidates kandidat kandidater kandidaterna names namn people personer".split())


@dataclass(frozen=True, slots=True)
class CandidateWords:
    name: str
    phone: str = ""  # E.164, or as it was typed where no such number can be
    email: str = ""


@dataclass(frozen=True, slots=True)
class StartWords:
    candidates: tuple[CandidateWords, ...] = ()
    assignment: str = ""
    wishes: Wishes = NO_WISHES


@dataclass(frozen=True, slots=True)
class Contact:
    start: int
    end: int
    phone: str = ""
    email: str = ""


def read_start(text: str, region: str, today: date, known: Sequence[str] = ()) -> StartWords:
    """`known`: titles of assignments, which are found wherever they stand."""
    rest, wishes = wishes_in(_single(without_symbols(text[:MOST_LETTERS])), today)
    rest, assignment = _known_title(rest, known)
    candidates: list[CandidateWords] = []
    for line in filter(None, (_bare(one) for one in re.split(r"[\n\r;]+", rest))):
        if line.endswith(":") and not contacts_in(line, region):
            assignment = assignment or _title(line)
            continue
        found, about = _line(line, region)
        candidates += found
        assignment = assignment or about
    return StartWords(tuple(dict.fromkeys(candidates)), assignment, wishes)


def _single(text: str) -> str:
    """Runs of blanks and of marks as one, so that nothing takes longer than it is long."""
    blanks = re.sub(r"[^\S\n]+", lambda found: "\t" if "\t" in found[0] else " ", text)
    return re.sub(r"([,;:/()–—-])\1+", r"\1", blanks)


def _bare(line: str) -> str:
    """Without the lead-in and bullet of a line."""
    return LEAD.sub("", BULLET.sub("", line.strip())).strip()


def _title(line: str) -> str:
    words = line.strip(EDGES)
    return "" if words.casefold() in NO_ASSIGNMENT else words


def _known_title(text: str, known: Sequence[str]) -> tuple[str, str]:
    said = text.casefold()
    for title in sorted((one for one in known if one and one.casefold() in said), key=len, reverse=True):
        if found := re.search(rf"(?:{AS.pattern})?(?<!\w){re.escape(title)}(?!\w)", text, re.IGNORECASE):
            return f"{text[: found.start()]}, {text[found.end() :]}", title
    return text, ""


def _line(line: str, region: str) -> tuple[list[CandidateWords], str]:
    """The candidates of one line, each told by the contacts behind the name, and what else it says."""
    clusters = _clusters(line, contacts_in(line, region))
    if not clusters:
        name, about = _name_and_rest(line)
        return ([CandidateWords(name)] if name else []), about
    found, about, place = [], "", 0
    for cluster in clusters:
        name, rest = _name_and_rest(line[place : cluster[0].start])
        about = about or rest
        phones, emails = [one.phone for one in cluster if one.phone], [one.email for one in cluster if one.email]
        found.append(CandidateWords(name, next(iter(phones), ""), next(iter(emails), "")))
        place = cluster[-1].end
    last, tail = found[-1], line[place:]
    if not last.name:  # the number first, then the name
        name, rest = _name_and_rest(BETWEEN.sub("", tail, count=1))
        found[-1], about = replace(last, name=name), about or rest
    else:
        about = about or _after_as(tail)
    return found, about


def contacts_in(line: str, region: str) -> list[Contact]:
    """Numbers and addresses in their order; digits that no number is made of, too, where there is no number."""
    mails = [Contact(one.start(), one.end(), email=one[0].strip(".").casefold()) for one in EMAIL.finditer(line)]
    hidden = EMAIL.sub(lambda one: " " * len(one[0]), line)
    spans = phone_spans(hidden, region) or [one.span() for one in PHONE_LIKE.finditer(hidden) if _may_be_meant(one[0])]
    phones = [
        Contact(start, end, phone=normal_phone(line[start:end], region) or line[start:end]) for start, end in spans
    ]
    return sorted([*mails, *phones], key=lambda one: one.start)


def _may_be_meant(digits: str) -> bool:
    return len(re.sub(r"\D", "", digits)) >= FEWEST_DIGITS


def _clusters(line: str, contacts: Sequence[Contact]) -> list[list[Contact]]:
    """The contacts that stand beside each other are one person's."""
    clusters: list[list[Contact]] = []
    for one in contacts:
        between = line[clusters[-1][-1].end : one.start] if clusters else None
        if between is not None and BETWEEN.fullmatch(between):
            clusters[-1].append(one)
        else:
            clusters.append([one])
    return clusters


def _name_and_rest(text: str) -> tuple[str, str]:
    """The name at the beginning, and what is said beside it: behind "as", or a comma, or after the name's capitals."""
    plain = LABELS_BEHIND.sub("", BETWEEN.sub("", text, count=1)).strip(EDGES)
    parts = [part.strip(EDGES) for part in re.split(r"[,|/\t•·()]|\s[–—-]\s", plain) if part.strip(EDGES)]
    if not parts:
        return "", ""
    first, *others = parts
    if found := AS.search(f" {first}"):
        name, rest = f" {first}"[: found.start()].strip(EDGES), f" {first}"[found.end() :]
        others = [rest, *others] if rest.strip(EDGES) else others
    else:
        name = first
    words = [word for word in name.split() if word.casefold().strip(".") not in TITLES]
    count = _length_of_name(words)
    others = [" ".join(words[count:]), *others]
    return _written(words[:count]), next((_after_as(one) for one in others if _after_as(one)), "")


def _length_of_name(words: Sequence[str]) -> int:
    """Capitals and particles; all of it when nothing is written with capitals."""
    if not any(CAPITAL.match(word) for word in words):
        return min(len(words), MOST_WORDS_OF_A_NAME)
    count = 0
    for word in words[:MOST_WORDS_OF_A_NAME]:
        is_particle = word.casefold() in PARTICLES
        if not (CAPITAL.match(word) or is_particle) or WORKPLACE_MARKS.fullmatch(word):
            break
        count += 1
    while count and words[count - 1].casefold() in PARTICLES and words[count - 1].islower():
        count -= 1
    return count or len(words)


def _written(words: Sequence[str]) -> str:
    """A name in small letters alone, or in capitals alone, was typed in haste."""
    name = " ".join(words)
    if not (name.islower() or (name.isupper() and len(words) > 1)):
        return name
    return " ".join(word.casefold() if word.casefold() in PARTICLES else _capital(word) for word in words)


def _capital(word: str) -> str:
    return re.sub(r"(^|[-'’])(\w)", lambda one: one[1] + one[2].upper(), word.casefold())


def _after_as(text: str) -> str:
    """What the assignment is called, without what leads to it."""
    plain = text.strip(EDGES)
    found = AS.match(f" {plain}")
    words = (f" {plain}"[found.end() :] if found else plain).strip(EDGES)
    return words if re.search(r"[^\W\d_]{2}", words) else ""
