"""Folding words for comparison. Only for recognising; what is kept is always what was typed."""

import re
import unicodedata

EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")


def folded(text: str) -> str:
    """Compatibility forms unified, case folded, spaces single, punctuation at the edges gone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return EDGES.sub("", " ".join(plain.split()))


def first_word(text: str) -> tuple[str, str]:
    """The first word, folded, and the rest as typed without the separators between."""
    found = re.match(r"\W*(\w+)[\s,.;:!\-]*(.*)", text, re.DOTALL)
    return (folded(found.group(1)), found.group(2).strip()) if found else ("", "")
