"""Two texts compared word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both, only before, or only now."""

    text: str
    change: Change  # same, added, removed


def words_between(before: str, now: str) -> tuple[Piece, ...]:
    old, new = TOKENS.findall(before), TOKENS.findall(now)
    pieces: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("".join(old[i:j]), Change.SAME))
            continue
        pieces += [Piece("".join(old[i:j]), Change.REMOVED)] if j > i else []
        pieces += [Piece("".join(new[k:m]), Change.ADDED)] if m > k else []
    return tuple(pieces)
