"""Who takes part in demo checks. Their numbers are of the series that Sweden keeps for fiction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

SERIES = "+467017406"  # 070-174 06 05 to 070-174 06 99
FIRST, LAST, APART = 5, 99, 3  # each candidate is followed by two referees


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    phone: str

    @property
    def national(self) -> str:
        digits = self.phone.removeprefix("+46")
        return f"0{digits[:2]}-{digits[2:5]} {digits[5:7]} {digits[7:]}"


@dataclass(frozen=True, slots=True)
class Cast:
    candidate: Person
    referees: tuple[Person, Person]


CANDIDATES = ("Anna Lind", "Karim Nasser", "Sofia Berg", "Jonas Ek", "Mira Sandström", "Ali Haidari", "Tove Nyman")
REFEREES = (
    ("Eva Ström", "Omar Haddad"),
    ("Per Nilsson", "Lena Holm"),
    ("Maria Öberg", "Johan Falk"),
    ("Nadia Rahimi", "Bengt Åkesson"),
)
TITLES: Mapping[str, tuple[str, str]] = {"sv": ("demo-sv", "Barista, Södermalm"), "en": ("demo-en", "Barista, Camden")}


def next_cast(taken: Collection[str]) -> Cast:
    """The first people whose phones nobody has written to; the last ones again when all are taken."""
    starts = range(FIRST, LAST - 1, APART)
    place = next((n for n, start in enumerate(starts) if _number(start) not in taken), len(starts) - 1)
    return _cast(place)


def cast_of(phone: str) -> Cast | None:
    """The cast that a candidate's phone belongs to."""
    return next((_cast(n) for n, start in enumerate(range(FIRST, LAST - 1, APART)) if _number(start) == phone), None)


def _cast(place: int) -> Cast:
    start = FIRST + place * APART
    one, other = REFEREES[place % len(REFEREES)]
    candidate = Person(CANDIDATES[place % len(CANDIDATES)], _number(start))
    return Cast(candidate, (Person(one, _number(start + 1)), Person(other, _number(start + 2))))


def _number(last: int) -> str:
    return f"{SERIES}{last:02d}"
