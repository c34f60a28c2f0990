"""Ratings from 1 to 5: a digit, a word, "4/5", the label of an end, and the comment that may stand behind.

Where two numbers fit ("3-4", "4 or 5"), or a number counts something else ("3 years"), nothing is guessed.
"""

import re

from bot.flows.readers.words import folded
from bot.flows.talk import Inbound, Reading, Unclear, Understood

ONES = {"one": 1, "en": 1, "ett": 1}  # words that are articles or pronouns far more often than ratings
NUMBER_WORDS = {
    **{word: value for value, word in enumerate(("two", "three", "four", "five"), 2)},
    **{word: value for value, word in enumerate(("två", "tre", "fyra", "fem"), 2)},
    **{word: value for value, word in enumerate(("etta", "tvåa", "trea", "fyra", "femma"), 1)},
    **{word: value for value, word in enumerate(("ettan", "tvåan", "trean", "fyran", "femman"), 1)},
    "tva": 2,
}  # fmt: skip
WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
OF_FIVE = r"\s*(?:/|\b(?:av|utav|of|out of)\b)\s*(?:5|fem|five)\b"
LEAD = (
    r"(?:(?:(?:jag|i)\s+(?:ger|säger|sätter|väljer|skulle (?:ge|säga)|give|say|choose|(?:would|will|'ll) (?:give|say))"
    r"|i'd (?:give|say)|(?:my |mitt )?(?:betyg|betyget|rating|score|grade|nr|nummer|number|siffra|siffran)"
    r"(?:\s+(?:är|blir|is))?|det (?:är|blir|får bli)|it(?:'s| is)|hon får|han får|definitely|definitivt|absolut|klart"
    r"|henne|honom|hen|det|her|him|them|it|a|an|en|ett|stark|svag|klar|ren|solid|strong|weak|clear)\b\s*[:=]?\s*)"
)
APART = r"\s*(?:[,;:!.\n]|\s[-–—]|$)"
SECOND = (  # another number, or half of one
    rf"\s*(?:[-–—,.:;/+]|\b(?:eller|or|och|and|to|till|av|of|out of|men|but)\b)?\s*(?:(?:an?|en|ett)\s+)?"
    rf"(?:\d|[½¼¾]|halv|half\b|(?:{WORDS})\b)"
)
COUNTED = (
    r"\s*(?:år|years?|yrs|månad|months?\b|veck|weeks?\b|dag(?:ar)?\b|days?\b|gång|times?\b|timm|hours?\b|person|people"
    r"|st\b|stycken|procent|percent|%|tum(?:me|mar)\b|thumbs?\b|ord\b|words?\b|sak|things?\b|kollegor|colleagues)"
)
NUMBER = (
    rf"(?P<value>[2-5]:?an?\b|[1-5](?![\w½¼¾])|(?:{WORDS})\b|(?:one|en|ett)\b(?={APART}|{OF_FIVE}))"
    rf"(?:{OF_FIVE})?(?:\s*(?:stjärn\w*|stars?|poäng|points?)\b)?"
    rf"(?!{SECOND})(?!{COUNTED})(?!\s*[?+/])(?!\s*\b(?:av|of(?! course)|out of)\b)"
)
LEADING = re.compile(
    rf"^(?!\s*[-–]\d)\W*(?P<lead>{LEAD}*){NUMBER}(?P<gap>[\s\-–—:;.,=!)\ufe0f\u20e3]*)(?P<comment>.*)$",
    re.IGNORECASE | re.DOTALL,
)
ENDING = re.compile(rf"^(?P<before>\D*?\s)(?:(?:an?|en|ett)\s+)?{NUMBER}\W*$", re.IGNORECASE)
SHORT_WORDS = 5  # "I would say 4" is a rating; in a longer text a number may count anything
NOT_IT = re.compile(
    rf"\b(?:inte|ej|not|never|aldrig|under|över|over|above|below|minst|least|most|mer|mindre|more|less|nästan|almost"
    rf"|mellan|between|eller|or|vi|we|noll|zero|{WORDS})\b",
    re.IGNORECASE,
)
# What may follow a number in words without any mark between: "fyra hon är …". "two thumbs up" is no rating.
GOES_ON = re.compile(
    r"(?:hon|han|hen|she|he|they|it|det|jag|i|alltid|always|för|because|since|då|eftersom|men|but|very|mycket)\b", re.I
)
STARS = re.compile(r"^\s*((?:[⭐★🌟]\ufe0f?){1,5})[☆\s]*$")


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
        if label := self.labels.get(folded(text)):
            return label, ""
        parted = re.match(r"^\s*([^,.;:!\n]+?)\s*[,.;:!\n]+\s*(.*)$", text, re.DOTALL)
        label = self.labels.get(folded(parted[1])) if parted else None
        return (label, parted[2].strip()) if parted and label else None


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
