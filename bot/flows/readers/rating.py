"""Ratings from 1 to 5: a digit, a word, "4/5", the label of an end, and the comment that may stand behind."""

import re

from bot.flows.readers.words import folded
from bot.flows.talk import Inbound, Reading, Unclear, Understood

NUMBER_WORDS = {
    **{word: value for value, word in enumerate(("one", "two", "three", "four", "five"), 1)},
    **{word: value for value, word in enumerate(("ett", "två", "tre", "fyra", "fem"), 1)},
    "etta": 1, "tvåa": 2, "trea": 3, "fyra": 4, "femma": 5, "en": 1, "tva": 2,
}  # fmt: skip
LEADING = re.compile(
    r"^\W*(?:betyg|betyget|rating|score|a|an|en|ett)?\s*"
    r"(?P<value>[1-5]|" + "|".join(NUMBER_WORDS) + r")\b(?!\s*[-,.–]\s*\d)"
    r"(?:\s*(?:/|av|of|out of)\s*(?:5|fem|five)\b)?"
    r"[\s\-–—:;.,=!)\ufe0f\u20e3]*(?P<comment>.*)$",
    re.IGNORECASE | re.DOTALL,
)
ALONE = re.compile(r"(?<![\w.,-])([1-5])(?![\w,]|\.\d|-\d)")
SHORT_WORDS = 5  # "I would say 4" is a rating; in a longer text a number may count anything


class RatingReader:
    def __init__(self, key: str, lowest: str, highest: str) -> None:
        self.key = key
        self.labels = {folded(lowest): 1, folded(highest): 5}

    def __call__(self, inbound: Inbound) -> Reading:
        found = self._read(inbound.text)
        if found is None:
            return Unclear()
        value, comment = found
        comment = inbound.comment.strip() or comment
        return Understood(value, {f"{self.key}.comment": comment} if comment else {})

    def _read(self, text: str) -> tuple[int, str] | None:
        if label := self.labels.get(folded(text)):
            return label, ""
        if found := LEADING.match(text):
            return _value(found.group("value")), found.group("comment").strip()
        alone = ALONE.findall(text)
        if len(alone) == 1 and len(re.findall(r"\d", text)) == 1 and len(text.split()) <= SHORT_WORDS:
            return int(alone[0]), ""
        return None


def _value(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS[word.casefold()]
