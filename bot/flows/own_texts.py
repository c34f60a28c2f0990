"""A sub-account's own wording, laid over the catalogue: what it may say, and what it must still hold (R3)."""

import re
from collections.abc import Iterator, Mapping

from bot.flows.refusing import Wrong, pointer
from bot.flows.texts import PLACEHOLDER, Texts

LONGEST = 1000
# Without these a person could not answer, or would not see what is asked or said by the recruiter (R5, R9).
NEEDED = frozenset({"link", "word", "code", "lines", "number", "text", "choices", "about", "comment", "guidance"})
READ_BY_US = "word."  # what these say is looked for in answers
ANSWERS = re.compile(r"\b[A-ZÅÄÖ]{2,}\b")  # a prompt names the words that it takes in capitals


def wrong_texts(own: Mapping[str, Mapping[str, str]], texts: Mapping[str, Texts]) -> Iterator[Wrong]:
    for language, wordings in own.items():
        if language not in texts:
            yield Wrong(pointer("texts", language), f"there is no language {language!r}; there are: {', '.join(texts)}")
            continue
        for key, text in wordings.items():
            for why in _faults(key, text, texts[language].catalogue):
                yield Wrong(pointer("texts", language, key), why)


def _faults(key: str, text: str, catalogue: Mapping[str, str]) -> Iterator[str]:
    if key not in catalogue:
        yield "there is no text with this key"
        return
    if key.startswith(READ_BY_US):
        yield "this word is looked for in answers and cannot be changed"
    if not text.strip() or len(text) > LONGEST:
        yield f"must have 1 to {LONGEST} characters"
    given, known = set(PLACEHOLDER.findall(text)), set(PLACEHOLDER.findall(catalogue[key]))
    if unknown := given - known:
        yield f"{_named(unknown)} cannot be filled in here; {_named(known) or 'nothing'} can"
    if missing := (known & NEEDED) - given:
        yield f"{_named(missing)} must be in it"


def unnamed_answers(key: str, text: str, texts: Texts) -> list[str]:
    """The words to answer with that the catalogue's text names and this one does not."""
    named = set(ANSWERS.findall(text))
    return [word for word in dict.fromkeys(ANSWERS.findall(texts.catalogue.get(key, ""))) if word not in named]


def _named(placeholders: set[str]) -> str:
    return ", ".join(f"{{{one}}}" for one in sorted(placeholders))
