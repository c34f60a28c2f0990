"""How a question is answered, guessed from its words and from what stands in brackets behind it."""

import re
from dataclasses import dataclass, replace

from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import FEWEST_CHOICES, LONGEST, MOST_CHOICES
from bot.questionnaire_files.understood import Doubt, a_question
from bot.questionnaire_files.wording import label_of, parted, with_candidate
from bot.questionnaire_files.words import (
    AFTER_DASH,
    ASKING,
    DATE_BEGUN,
    DATE_SAID,
    ENDS_SAID,
    KIND_WORDS,
    MARK,
    SCALE,
    SCALE_ALONE,
    SCALE_WORDS,
    WHY,
    YES_NO_SAID,
)

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


def guessed(said: str) -> tuple[Question, Doubt | None]:
    """The question that a line asks."""
    text, mark = _without_mark(said)
    label, text = parted(with_candidate(text))
    why = WHY.match(text)
    bare = why["text"] if why else text
    mark = mark or _told_by(bare)
    question = a_question(text, mark.kind, label=label or label_of(bare), lowest=mark.lowest, highest=mark.highest)
    question = replace(question, choices=mark.choices)
    if why and mark.kind in (QuestionKind.YES_NO, QuestionKind.RATING) and len(why["why"]) <= LONGEST["comment"]:
        comment = why["why"].replace("{candidate}", "").strip()
        question = replace(question, text=bare, comment=comment[:1].upper() + comment[1:])
    return question, mark.doubt


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
        return Mark(QuestionKind.RATING, doubt=_doubt_of(scale))
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


def _without_mark(said: str) -> tuple[str, Mark | None]:
    if (found := MARK.search(said)) and (mark := mark_in(found["mark"])):
        return f"{said[: found.start()]}{found['after'].replace(':', '')}".strip(), mark
    if (found := AFTER_DASH.search(said)) and found.start():
        return said[: found.start()].strip(), mark_in(found["mark"])
    return said, None


def _told_by(text: str) -> Mark:
    if scale := SCALE.search(text):
        return Mark(QuestionKind.RATING, doubt=_doubt_of(scale))
    if SCALE_WORDS.search(text):
        return Mark(QuestionKind.RATING)
    if DATE_SAID.search(text) or DATE_BEGUN.match(text):
        return Mark(QuestionKind.DATE)
    if text.endswith("?") and " " in text and not ASKING.search(text):
        return Mark(QuestionKind.YES_NO)
    return Mark(QuestionKind.TEXT)


def _doubt_of(scale: re.Match[str]) -> Doubt | None:
    return None if (scale["least"], scale["most"]) == ("1", "5") else Doubt.SCALE
