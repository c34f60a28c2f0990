"""A sub-account's own wording, laid over the catalogue: what it may say, and what it must still hold (R3)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.flows.refusing import Wrong, pointer
from bot.flows.texts import PLACEHOLDER, Texts

LONGEST = 1000
# Without these a person could not answer, or would not see what is asked or said by the recruiter (R5, R9).
NEEDED = frozenset({"link", "word", "code", "lines", "number", "text", "choices", "about", "comment", "guidance"})
READ_BY_US = "word."  # what these say is looked for in answers
ANSWERS = re.compile(r"\b[A-ZÅÄÖ]{2,}\b")  # a prompt names the words that it takes in capitals


class Fault(StrEnum):
    """Why a text can't be said as it is written."""

    UNKNOWN_KEY = "unknown_key"
    READ_BY_US = "read_by_us"
    LENGTH = "length"
    UNKNOWN = "unknown"  # it has placeholders that nothing fills in
    MISSING = "missing"  # it lacks some that people need


@dataclass(frozen=True, slots=True)
class Faulty:
    fault: Fault
    names: tuple[str, ...] = ()  # of placeholders
    known: tuple[str, ...] = ()  # that may be used


def wrong_texts(own: Mapping[str, Mapping[str, str | None]], texts: Mapping[str, Texts]) -> Iterator[Wrong]:
    """None takes a wording away, which is never wrong."""
    for language, wordings in own.items():
        if language not in texts:
            yield Wrong(pointer("texts", language), f"there is no language {language!r}; there are: {', '.join(texts)}")
            continue
        for key, text in wordings.items():
            for one in faults(key, text, texts[language]) if text is not None else ():
                yield Wrong(pointer("texts", language, key), _said(one))


def faults(key: str, text: str, texts: Texts) -> Iterator[Faulty]:
    standard = texts.catalogue.get(key)
    if standard is None:
        yield Faulty(Fault.UNKNOWN_KEY)
        return
    if key.startswith(READ_BY_US):
        yield Faulty(Fault.READ_BY_US)
    if not text.strip() or len(text) > LONGEST:
        yield Faulty(Fault.LENGTH)
    given, known = set(PLACEHOLDER.findall(text)), set(placeholders(standard))
    if unknown := given - known:
        yield Faulty(Fault.UNKNOWN, tuple(sorted(unknown)), tuple(sorted(known)))
    if missing := (known & NEEDED) - given:
        yield Faulty(Fault.MISSING, tuple(sorted(missing)), tuple(sorted(known)))


def placeholders(text: str) -> list[str]:
    """Each once, in the order in which they stand."""
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))


def unnamed_answers(key: str, text: str, texts: Texts) -> list[str]:
    """The words to answer with that the catalogue's text names and this one does not."""
    named = set(ANSWERS.findall(text))
    return [word for word in dict.fromkeys(ANSWERS.findall(texts.catalogue.get(key, ""))) if word not in named]


def in_braces(names: tuple[str, ...]) -> str:
    return ", ".join(f"{{{one}}}" for one in names)


def _said(one: Faulty) -> str:
    """In English, for programs; pages say it in the reader's language."""
    match one.fault:
        case Fault.UNKNOWN_KEY:
            return "there is no text with this key"
        case Fault.READ_BY_US:
            return "this word is looked for in answers and cannot be changed"
        case Fault.LENGTH:
            return f"must have 1 to {LONGEST} characters"
        case Fault.UNKNOWN:
            return f"{in_braces(one.names)} cannot be filled in here; {in_braces(one.known) or 'nothing'} can"
        case Fault.MISSING:
            return f"{in_braces(one.names)} must be in it"
