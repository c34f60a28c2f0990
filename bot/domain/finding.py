"""How people are found again: by parts of a name, whatever its case and accents, or by a whole number or address."""

import unicodedata
from dataclasses import dataclass

from bot.domain.dialled import as_e164

# Letters that Unicode does not take apart into a plain one and its mark.
UNMARKED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Findable:
    """A candidate or referee, as a search knows them."""

    id: str  # the check's for its candidate, the reference's for a referee
    organisation: str
    check: str
    words: str  # the name in plain letters
    phone: str | None  # E.164
    email: str | None


def plain_letters(text: str) -> str:
    """Österberg and ÖSTERBERG as "osterberg": lower case, without marks, single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(bare.translate(UNMARKED).split())


def person_sought(words: str, region: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """Parts of a name, or a whole phone number or e-mail address, of somebody who is looked for."""
    if "@" in words:
        return (), None, words.strip().casefold()
    try:
        return (), as_e164(words, region), None
    except ValueError:  # a lone mark is in nobody's name
        return tuple(plain_letters(words).split()) or ((words,) if words else ()), None, None
