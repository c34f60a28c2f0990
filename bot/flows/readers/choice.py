"""One of several choices: its number or place, its words, or words that stand in just one of them.

Where two fit ("kollega eller chef", "2 kollega" when that is the third), none is guessed.
"""

import re

from bot.flows.readers.place_words import LAST, PLACE
from bot.flows.readers.words import DENIED, folded
from bot.flows.talk import Inbound, Reading, Unclear, Understood

LEAD = re.compile(
    r"^(?:(?:jag|i|vi|we|det|it|var|was|were|är|am|is|blir|väljer|tar|choose|pick|take|a|an|en|ett|the|den|det|hennes|hans"
    r"|her|his|som|as|utan|but|ja|yes)\s+)+(?=\S)"
)
NAMED_NUMBER = re.compile(
    r"^(?:(?:alternativ|alternative|alt|option|val|choice|nr|nummer|number|no|svar|answer)\.?:?\s*)+"
)
NUMBER = re.compile(
    r"^\W*(\d{1,2})(?![\w:]|[.,]\d|\s*(?:[-–]\s*\d|år|year|månad|month|gång|time|procent|percent|%))\W*(.*)$", re.DOTALL
)
TRAILING = re.compile(r"\s+(?:one|alternativet|option|choice|valet|tack|please|thanks)$")
EITHER = re.compile(r"\b(?:eller|or)\b|/")
PARTS = re.compile(r"\b(?:eller|or|och|and|samt)\b|[,;/&\n]")
NOWHERE = 0  # the place of a number beyond the last choice


def chosen(text: str, choices: tuple[str, ...]) -> str | None:
    words = folded(DENIED.sub(" ", text))
    labels = [folded(choice) for choice in choices]
    if folded(text) in labels:
        return choices[labels.index(folded(text))]
    whole = _holding(LEAD.sub("", words), labels)
    if len(whole) == 1:
        return choices[whole.pop() - 1]
    parts = [_fitting(part, labels) for part in PARTS.split(words) if part.strip()]
    fits = set().union(*parts)
    is_torn = (
        len(fits) != 1 or NOWHERE in fits or (EITHER.search(words) and not all(parts) and not _has_label(words, labels))
    )
    return None if is_torn else choices[fits.pop() - 1]


def _fitting(part: str, labels: list[str]) -> set[int]:
    """The places of all choices that a part of the words may mean."""
    plain = NAMED_NUMBER.sub("", TRAILING.sub("", LEAD.sub("", folded(part))))
    if plain in PLACE or plain in LAST:
        return {_within(len(labels) if plain in LAST else PLACE[plain], labels)}
    if numbered := NUMBER.match(plain):
        return {_within(int(numbered[1]), labels)} | _told(LEAD.sub("", numbered[2]), labels)
    return _told(plain, labels)


def _told(words: str, labels: list[str]) -> set[int]:
    return _holding(words, labels) or {place for place, label in enumerate(labels, 1) if _stands_in(label, words)}


def _within(place: int, labels: list[str]) -> int:
    return place if 1 <= place <= len(labels) else NOWHERE


def _holding(words: str, labels: list[str]) -> set[int]:
    """The choices in which these words stand, from the beginning of a word."""
    if not re.search(r"[^\W\d_]{2}", words):
        return set()
    return {place for place, label in enumerate(labels, 1) if re.search(rf"\b{re.escape(words)}", label)}


def _stands_in(label: str, words: str) -> bool:
    """Whether the words name this choice, in a definite form, too: "kollegan"."""
    return bool(re.search(rf"\b{re.escape(label)}(?:n|en|s)?\b", words))


def _has_label(words: str, labels: list[str]) -> bool:
    """Whether "or" is a choice's own word."""
    return any(EITHER.search(label) and _stands_in(label, words) for label in labels)


class ChoiceReader:
    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choices = choices

    def __call__(self, inbound: Inbound) -> Reading:
        choice = chosen(inbound.text, self.choices)
        return Unclear() if choice is None else Understood(choice)
