"""What the domain of a referee's mail address says: private, or somebody else's than the workplace that was named."""

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from bot.domain.finding import plain_letters
from bot.flows.integrity.signal import Signal, SignalKind
from bot.flows.report import ReportedReference

WORD = re.compile(r"[^\W_]+")
# Of these no organisation is known: legal forms, and what many are called.
COMMON = frozenset(
    "ab aktiebolag hb kb ek for as asa aps oy oyj gmbh ag bv nv inc llc ltd plc corp company co group holding the and"
    " och i sverige sweden norden nordic international".split()
)
SHARED_ENDINGS = frozenset("co com org net gov ac edu".split())  # before a country's own: "co.uk"
ALIKE_ENOUGH = 0.7  # of two words' letters, as `difflib` counts them
SHORTEST = 3


def domains(one: ReportedReference, private: Collection[str]) -> Iterator[Signal]:
    _, at, domain = (one.email or "").strip().casefold().rpartition("@")
    if not at:
        return
    about = ((one.position,), (one.name,))
    if is_private(domain, private):
        yield Signal(SignalKind.PRIVATE_EMAIL, *about, {"domain": domain})
    elif one.employer and not belongs(domain, one.employer):
        yield Signal(SignalKind.OTHER_DOMAIN, *about, {"domain": domain, "employer": one.employer})


def is_private(domain: str, private: Collection[str]) -> bool:
    """The domain itself or one above it: those under a provider's are its customers', too."""
    labels = domain.split(".")
    return any(".".join(labels[start:]) in private for start in range(len(labels) - 1))


def belongs(domain: str, employer: str) -> bool:
    """Whether a domain looks like an organisation's own: by a word of its name, by all of it, or by its initials."""
    names, words = _labels(domain), _words(employer)
    if not words or not names:
        return True  # nothing to compare
    whole, initials = "".join(words), "".join(word[0] for word in WORD.findall(plain_letters(employer)))
    return any(_is_of(name, words, whole, initials) for name in names)


def _is_of(name: str, words: list[str], whole: str, initials: str) -> bool:
    if name in whole or whole in name or name == initials:
        return True
    if any(word in name for word in words if len(word) >= SHORTEST):
        return True
    return any(SequenceMatcher(None, name, one, False).ratio() >= ALIKE_ENOUGH for one in (*words, whole))


def _labels(domain: str) -> list[str]:
    """ "www.cafe-norr.co.uk" as ["cafenorr"]: without what says nothing of whose it is."""
    labels = plain_letters(domain).split(".")[:-1]
    if len(labels) > 1 and labels[-1] in SHARED_ENDINGS:
        labels.pop()
    plain = ["".join(WORD.findall(label)) for label in labels]
    return [label for label in plain if label not in ("www", "mail", "mejl", "")]


def _words(employer: str) -> list[str]:
    words = WORD.findall(plain_letters(employer))
    return [word for word in words if word not in COMMON] or words
