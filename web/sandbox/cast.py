"""Who takes part in demo checks. Their numbers are of the series that Sweden keeps for fiction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

SERIES = "+467017406"  # 070-174 06 05 to 070-174 06 99
FIRST, LAST, APART = 5, 89, 3  # each candidate is followed by two referees; those from 90 on have something the matter
STARTS = range(FIRST, LAST - 1, APART)
PLAIN = str.maketrans("åäöÅÄÖ ", "aaoAAO.")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    phone: str

    @property
    def email(self) -> str:
        return f"{self.name.translate(PLAIN).lower()}.{self.phone[-2:]}@example.com"

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
    """The first people whom nobody has written to, by phone or mail; the last ones again when all are taken."""
    casts = [_cast(place) for place in range(len(STARTS))]
    return next((one for one in casts if not {one.candidate.phone, one.candidate.email} & set(taken)), casts[-1])


def cast_of(address: str) -> Cast | None:
    """The cast whose candidate has this phone or mail."""
    casts = (_cast(place) for place in range(len(STARTS)))
    return next((one for one in casts if address in (one.candidate.phone, one.candidate.email)), None)


def _cast(place: int) -> Cast:
    start = STARTS[place]
    one, other = REFEREES[place % len(REFEREES)]
    candidate = Person(CANDIDATES[place % len(CANDIDATES)], _number(start))
    return Cast(candidate, (Person(one, _number(start + 1)), Person(other, _number(start + 2))))


def _number(last: int) -> str:
    return f"{SERIES}{last:02d}"
