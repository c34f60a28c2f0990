"""The names by which answers are known: made from labels once, kept when the label changes, never used again."""

import re
import unicodedata
from collections.abc import Collection

LONGEST_KEY, LONGEST_NAME = 30, 36


def key_for(label: str, taken: Collection[str]) -> str:
    """An identifier in plain letters: "Samarbete i gruppen" is samarbete_i_gruppen."""
    plain = _plain(label, "_")[:LONGEST_KEY].strip("_") or "question"
    return _free(plain if plain[0].isalpha() else f"q_{plain}", "_", taken)


def name_for(title: str, taken: Collection[str]) -> str:
    """The same of a whole questionnaire, as addresses and the API have it: "Butik och kassa" is butik-och-kassa."""
    return _free(_plain(title, "-")[:LONGEST_NAME].strip("-") or "questionnaire", "-", taken)


def _plain(text: str, joint: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", joint, folded).strip(joint)


def _free(plain: str, joint: str, taken: Collection[str]) -> str:
    number = 1
    while (name := plain if number == 1 else f"{plain}{joint}{number}") in taken:
        number += 1
    return name
