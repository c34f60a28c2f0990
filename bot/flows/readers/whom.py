"""Which check a command means: a name and, of several that fit, which one; and whom or what in it."""

import re
from dataclasses import dataclass
from datetime import date

from bot.flows.readers.days import day_named
from bot.flows.readers.words import folded

WHICH = re.compile(r"(?:^|\s)#(\d{1,2})$")
PERSON = re.compile(
    r"(?:^|\s)(?:(?P<candidate>candidate|kandidat(?:en)?)|(?:referee|referent(?:en)?|ref)\s*(?P<number>\d{1,2}))$",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"(?:^|\s)\+?(\d{1,2})(?:\s*(?:references?|referenser|referees?|referenter|more|till|fler))?$", re.IGNORECASE
)
UNTIL = re.compile(r"(?:^|\s)(?:until|till|tills|to|fram till)\s+(?P<day>.+)$", re.IGNORECASE)
FOR_DAYS = re.compile(
    r"(?:^|\s)(?:(?:for|i|om|in)\s+)?(?P<count>\d{1,2})\s*(?P<unit>d(?:ays?|agar?|ag|ygn)?|w(?:eeks?)?|veck(?:a|or)|v)$",
    re.IGNORECASE,
)
YES = re.compile(r"(?:^|\s)(?:yes|ja|ok)$", re.IGNORECASE)
ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Whom:
    words: str  # of a name, or a number or address
    which: int = 0  # of those that fit, as they were numbered; 0: not said

    @property
    def check(self) -> str:
        """The id, where that is what was written."""
        return self.words if ID.fullmatch(self.words) else ""


def whom(text: str) -> Whom:
    found = WHICH.search(text.strip())
    if not found:
        return Whom(text.strip())
    return Whom(text.strip()[: found.start()].strip(), int(found[1]))


def person_in(text: str) -> tuple[str, str]:
    """The text without the person in it, and that person as acts name them: "candidate", "referee.2"."""
    found = PERSON.search(text)
    if not found:
        return text, ""
    return text[: found.start()].strip(), "candidate" if found["candidate"] else f"referee.{int(found['number'])}"


def count_in(text: str) -> tuple[str, int]:
    found = COUNT.search(text)
    return (text[: found.start()].strip(), int(found[1])) if found else (text, 0)


def yes_in(text: str) -> tuple[str, bool]:
    found = YES.search(text)
    return (text[: found.start()].strip(), True) if found else (text, False)


def days_in(text: str, today: date) -> tuple[str, int | None]:
    """For how many days: "3 days", "until Friday", "en vecka" is 7; None where nothing is said of it."""
    if found := FOR_DAYS.search(text):
        unit = 7 if found["unit"][0].casefold() in "wv" else 1
        return text[: found.start()].strip(), int(found["count"]) * unit
    if (found := UNTIL.search(text)) and (day := day_named(folded(found["day"]), today)):
        return text[: found.start()].strip(), (day - today).days
    return text, None
