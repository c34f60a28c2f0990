"""How the tables of words are written, and what becomes of them.

In a phrase, `(a|b)` is one of these and `[a|b]` one of these or none. Words are written as `plain` in `wishes.py`
leaves them: small letters, no apostrophes.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """One language's words, parted by `|`. Each is always the whole message, but for the courtesies around it."""

    stops: str
    phrases: tuple[str, ...]
    starts: str  # from somebody who had stopped; from anybody else they are an answer
    courtesies: str


def words_of(table: str) -> tuple[str, ...]:
    return tuple(table.split("|"))


def pattern(phrase: str) -> str:
    """The phrase as an expression for a text that begins each word with a space."""
    parts = re.findall(r"\[[^\]]*\]|\([^)]*\)|[^\s\[\]()]+", phrase)
    return "".join(_part(part) for part in parts)


def _part(part: str) -> str:
    words = part.strip("[]()")
    return f"(?: (?:{words}))" + ("?" if part.startswith("[") else "")
