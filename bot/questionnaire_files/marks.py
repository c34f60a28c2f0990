"""What a few words beside a question say of its answer: "1-5", "ja/nej", "datum", "chef / kollega"."""

import re
from dataclasses import dataclass

from bot.domain.questionnaire import QuestionKind
from bot.domain.questionnaire_flaws import FEWEST_CHOICES, MOST_CHOICES
from bot.questionnaire_files.patterns import ENDS_SAID, SCALE, SCALE_ALONE, YES_NO_SAID
from bot.questionnaire_files.understood import Doubt
from bot.questionnaire_files.words import KIND_WORDS

PARTED = re.compile(r"\s*[;|\n]\s*")


BY_SLASH = re.compile(r"\s*/\s*")


BY_COMMA = re.compile(r"\s*,\s*|\s+(?:eller|or)\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What words beside a question say of its answer."""

    kind: QuestionKind
    choices: tuple[str, ...] = ()
    lowest: str = ""
    highest: str = ""
    doubt: Doubt | None = None


def mark_in(said: str) -> Mark | None:
    """What words alone say of an answer: "1-5", "ja/nej", "datum", "chef / kollega"."""
    words = said.strip().strip(".").strip()
    if YES_NO_SAID.match(words):
        return Mark(QuestionKind.YES_NO)
    if ends := ENDS_SAID.match(words):
        doubt = None if ends["most"] == "5" else Doubt.SCALE
        return Mark(QuestionKind.RATING, (), ends["lowest"].strip(), ends["highest"].strip(), doubt)
    if SCALE_ALONE.match(words):
        return Mark(QuestionKind.RATING)
    if (scale := SCALE.search(words)) and len(words) <= 24:
        return Mark(QuestionKind.RATING, doubt=doubt_of(scale))
    kind = KIND_WORDS.get(words.casefold())
    return _listed(words) if kind in (None, QuestionKind.CHOICE) else Mark(kind)


def choices_in(said: str) -> tuple[str, ...]:
    """Several choices on one line."""
    for joint in (PARTED, BY_SLASH, BY_COMMA):
        parts = tuple(part for part in joint.split(said.strip()) if part)
        if len(parts) >= FEWEST_CHOICES:
            return parts
    return ()


def _listed(words: str) -> Mark | None:
    """Choices in a mark are parted by slashes or semicolons; commas are anybody's."""
    for joint in (BY_SLASH, PARTED):
        parts = tuple(part for part in joint.split(words) if part)
        if FEWEST_CHOICES <= len(parts) <= MOST_CHOICES and all(len(part) <= 40 for part in parts):
            return Mark(QuestionKind.CHOICE, parts)
    return None


def doubt_of(scale: re.Match[str]) -> Doubt | None:
    return None if (scale["least"], scale["most"]) == ("1", "5") else Doubt.SCALE
