"""Yes and no, as people write them in Swedish and English, and the comment that may follow.

Words that lean both ways ("ja och nej", "absolut inte dålig", "no idea") are neither: they are asked about again.
"""

import re

from bot.flows.readers.words import folded
from bot.flows.readers.yes_no_words import (
    AGREED,
    ALONE,
    ALONE_NO,
    COUNTS,
    NEGATION,
    NO,
    NUMBERS,
    OPPOSITE,
    PHRASE,
    PHRASES,
    PLAIN,
    SHORT_WORDS,
    SURE,
    THUMBS,
    TURNED,
    WORD,
)
from bot.flows.talk import Inbound, Noted, Reading, Unclear, Understood

LOOKED_AT = 200  # letters behind a yes or no that may take it back; it is looked into once for each word there


def read_yes_no(text: str) -> tuple[bool, str] | None:
    """Yes or no and what follows it; None when it is neither, or both."""
    if text.strip()[:1] in THUMBS:
        return THUMBS[text.strip()[:1]], text.strip()[1:].strip("\ufe0f🏻🏼🏽🏾🏿 ,.!-")
    if found := PHRASE.match(text):
        return _leaning(PHRASES[found["phrase"].casefold().replace("’", "'")], found, is_sure=True)
    found = WORD.match(text)
    word = folded(found["phrase"]) if found else ""
    if found and word in NUMBERS:
        return _numbered(NUMBERS[word], found)
    if found is None or (word in ALONE and not _is_apart(found)):
        return None
    if word in PLAIN or word in SURE:
        return _leaning(True, found, is_sure=word in SURE)
    return _leaning(False, found, is_sure=False) if word in NO | ALONE_NO else None


def _leaning(value: bool, found: re.Match[str], is_sure: bool) -> tuple[bool, str] | None:
    rest, is_apart = found["rest"].strip(), _is_apart(found)
    if value and is_sure and not is_apart and (turned := TURNED.match(rest)):
        return (False, turned["rest"].strip()) if _is_apart(turned) else None
    second = read_yes_no(rest[:LOOKED_AT]) if rest else None
    if OPPOSITE[value].match(rest) or (second and second[0] != value):  # "ja absolut inte"
        return None
    return (value, rest) if is_apart or not _is_torn(value, rest, is_sure) else None


def _is_torn(value: bool, rest: str, is_sure: bool) -> bool:
    """Whether words right behind unsay it: "inte alls dåligt" is no "inte alls"."""
    is_denied = bool(NEGATION.search(re.split(r"[,.;:!\n]", rest)[0]))
    return bool(COUNTS.match(rest)) or (is_sure and (is_denied or not value))


def _is_apart(found: re.Match[str]) -> bool:
    """Whether nothing follows, or a mark stands between."""
    return not found["rest"].strip() or bool(found["gap"].strip())


def _numbered(value: bool, found: re.Match[str]) -> tuple[bool, str] | None:
    """ "1", "2, hon …", "1 ja"; but neither "2 år" nor "1,5"."""
    rest = found["rest"].strip()
    second = read_yes_no(rest) if rest and not rest[0].isdigit() else None
    if second:
        return second if second[0] == value else None
    return (value, rest) if _is_apart(found) and not rest[:1].isdigit() else None


def read_agreement(text: str) -> tuple[bool, str] | None:
    """To something proposed, praise is a yes, too."""
    return (True, "") if folded(text) in AGREED else read_yes_no(text)


def is_no_more_than_that(rest: str) -> bool:
    """Whether what stands behind a yes or no adds nothing: "ok thank you", "ja det blir bra"."""
    return len(rest.split()) <= SHORT_WORDS and not any(letter.isdigit() for letter in rest)


def consent(inbound: Inbound) -> Reading:
    """Only a plain yes is consent; a plain no asks whether to decline."""
    found = read_yes_no(inbound.text)
    if found is None or "?" in inbound.text:
        return Unclear()
    return Understood(True) if found[0] else Noted({"declining": True})


def answer(question: str, wants_comment: bool) -> "YesNoReader":
    return YesNoReader(question, wants_comment)


class YesNoReader:
    """A yes/no question; a comment in the same message is kept under its own key."""

    def __init__(self, key: str, wants_comment: bool) -> None:
        self.key, self.wants_comment = key, wants_comment

    def __call__(self, inbound: Inbound) -> Reading:
        found = read_yes_no(inbound.text)
        if found is None:
            return Unclear()
        value, rest = found
        comment = inbound.comment or rest
        return Understood(value, {f"{self.key}.comment": comment} if comment and self.wants_comment else {})
