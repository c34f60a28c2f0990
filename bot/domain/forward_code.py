"""The code of a forwarded link: eight letters and digits that nobody misreads, and how people write them (R18)."""

import re
from dataclasses import dataclass

LETTERS, DIGITS = "ABCDEFGHJKMNPQRSTUVWXYZ", "23456789"  # without I, L, O, 0 and 1
EITHER = LETTERS + DIGITS
# A letter first and a digit last: no word of any language is one.
PLACES = (LETTERS, *(EITHER,) * 6, DIGITS)
POSSIBLE = len(LETTERS) * len(EITHER) ** 6 * len(DIGITS)
_CODE = f"([{LETTERS}][{EITHER}]{{3}})[ -]?([{EITHER}]{{3}}[{DIGITS}])"
_IN_A_SENTENCE = re.compile(rf"\bref[\s:.#-]*{_CODE}\b", re.IGNORECASE)
_ALONE = re.compile(rf"\W*{_CODE}\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Called:
    """A check called by its code, and what else was written."""

    code: str
    rest: str


def code_of(number: int) -> str:
    """The code with this number, of `POSSIBLE` many."""
    letters = []
    for place in PLACES:
        number, index = divmod(number, len(place))
        letters.append(place[index])
    return "".join(letters)


def written(code: str) -> str:
    """As a message says it."""
    return f"REF {code}"


def called_in(text: str) -> Called | None:
    """ "REF ABCD2345" anywhere in a text, in any case and with a space in its middle; without REF, the code alone."""
    found = _IN_A_SENTENCE.search(text) or _ALONE.fullmatch(text)
    if found is None:
        return None
    around = (part.strip(" \t\n.,:;!-") for part in (text[: found.start()], text[found.end() :]))
    return Called((found[1] + found[2]).upper(), " ".join(filter(None, around)))


def normal_code(text: str) -> str:
    return text.strip().upper()
