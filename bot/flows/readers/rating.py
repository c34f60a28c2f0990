"""Ratings from 1 to 5: a digit, a word, "4/5", the label of an end, and the comment that may stand behind.

Where two numbers fit ("3-4", "4 or 5"), or a number counts something else ("3 years"), nothing is guessed.
"""

import re

from bot.flows.readers.rating_words import (
    ENDING,
    GOES_ON,
    HOW_OFTEN,
    LEADING,
    NOT_IT,
    NUMBER_WORDS,
    ONES,
    SHORT_WORDS,
    STARS,
)
from bot.flows.readers.words import folded
from bot.flows.talk import Inbound, Reading, Unclear, Understood


class RatingReader:
    def __init__(self, key: str, lowest: str, highest: str) -> None:
        self.key = key
        self.labels = {folded(lowest): 1, folded(highest): 5}

    def __call__(self, inbound: Inbound) -> Reading:
        found = self._labelled(inbound.text) or _numbered(inbound.text)
        if found is None:
            return Unclear()
        value, comment = found
        comment = inbound.comment.strip() or comment
        return Understood(value, {f"{self.key}.comment": comment} if comment else {})

    def _labelled(self, text: str) -> tuple[int, str] | None:
        """The words of an end, alone or parted from a comment by a mark."""
        if label := self._end(text):
            return label, ""
        parted = re.match(r"^\s*([^,.;:!\n]+?)\s*[,.;:!\n]+\s*(.*)$", text, re.DOTALL)
        label = self._end(parted[1]) if parted else None
        return (label, parted[2].strip()) if parted and label else None

    def _end(self, words: str) -> int | None:
        """1 or 5 for the label of an end, or for the one word in it that says how often, in either language."""
        said = folded(words)
        often = next((same for same in HOW_OFTEN if said in same), frozenset())
        found = [value for label, value in self.labels.items() if not often.isdisjoint(label.split())]
        return self.labels.get(said) or (found[0] if len(found) == 1 else None)


def _numbered(text: str) -> tuple[int, str] | None:
    if stars := STARS.match(text):
        return len(stars[1].replace("\ufe0f", "")), ""
    if found := LEADING.match(text):
        comment = found["comment"].strip()
        return (_value(found["value"]), comment) if _is_parted(found, comment) else None
    found = ENDING.match(text)
    if found and len(text.split()) <= SHORT_WORDS and not NOT_IT.search(found["before"]):
        return _value(found["value"]), ""
    return None


def _is_parted(found: re.Match[str], comment: str) -> bool:
    """Whether what follows is a comment, and not what a number in words counts."""
    is_plain = found["value"][0].isdigit() or bool(found["lead"]) or bool(found["gap"].strip())
    return is_plain or not comment or bool(GOES_ON.match(comment))


def _value(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else {**ONES, **NUMBER_WORDS}[word.casefold()]
