"""Folding words for comparison. Only for recognising; what is kept is always what was typed."""

import re
import unicodedata

EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
# "inte chef", "not her manager but …": what it was not says nothing of what it was
DENIED = re.compile(
    r"\b(?:inte|ej|aldrig|not|never|\w+n't|snarare än|rather than|instead of|i stället för|istället för)\b"
    r"(?:(?!\s+(?:utan|men|but|rather|snarare)\b|,|;|\n|\.\s|\s+[-–—]\s).)*",
    re.IGNORECASE | re.DOTALL,
)


def folded(text: str) -> str:
    """Compatibility forms unified, case folded, spaces single, punctuation at the edges gone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return EDGES.sub("", " ".join(plain.split()))
