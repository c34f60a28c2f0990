"""Which detail some words put right, where they may be any of them: a number, or a clearer correction (R21)."""

import re

from bot.flows.readers.choice import ChoiceReader
from bot.flows.readers.yes_no import read_yes_no
from bot.flows.talk import Inbound, Noted, Reader, Reading, Unclear, Understood

FIELDS = ("relation", "organisation", "dates", "none")
LONGEST_WORDS = 4
# Who writes these tells or greets; a detail has none of them.
NO_DETAIL = frozenset(
    "jag vi hon han hen det den du ni är var vet minns inte ej kanske hej hejsan hmm hm nja tja tack stämmer fel rätt "
    "nästan helt alls annan någon fråga vad ja nej på sen sedan länge misstag ok okej okay yes no at long ago mistake "
    "almost i we she he it they you is was were know remember not don't didn't wasn't maybe perhaps hi hello hey well "
    "thanks right wrong quite somebody someone else ask that this what".split()
)


def unplaced(words: str) -> bool:
    """Whether so few words, that say nothing else, are likely to be a detail."""
    said = re.findall(r"[\w'&-]+", words.casefold())
    return 0 < len(said) <= LONGEST_WORDS and "@" not in words and "?" not in words and NO_DETAIL.isdisjoint(said)


class WhichReader:
    def __init__(self, words: str, choices: tuple[str, ...], correction: Reader) -> None:
        self.words, self.choices, self.correction = words, choices, correction

    def __call__(self, inbound: Inbound) -> Reading:
        found = ChoiceReader(self.choices)(inbound)
        if isinstance(found, Understood):
            field = FIELDS[self.choices.index(found.value)]
            return Noted({"dates.unplaced": "", **({f"dates.{field}": self.words} if field != "none" else {})})
        if read_yes_no(inbound.text) == (True, ""):
            return Noted({"dates.unplaced": ""})
        corrected = self.correction(inbound)
        told = corrected.also if isinstance(corrected, Noted) else {}
        is_clear = bool(told) and "dates.unplaced" not in told
        return Noted({"dates.unplaced": "", **told}) if is_clear else Unclear()
