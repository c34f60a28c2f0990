"""What was understood of a document: the questionnaire, what each line became, and what to look at."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from bot.domain.questionnaire import Question, QuestionKind, Questionnaire


class Became(StrEnum):
    """What a line or row was taken for."""

    TITLE = "title"
    QUESTION = "question"
    GOES_ON = "goes_on"  # the question above
    CHOICES = "choices"
    ENDS = "ends"
    KIND = "kind"
    COMMENT = "comment"
    LABEL = "label"
    HEADER = "header"  # of columns
    SETTING = "setting"  # language, minutes, name
    SECTION = "section"  # left out, as all that follow
    NOTE = "note"
    TOO_MANY = "too_many"
    EMPTY = "empty"  # a row that has something, but no question


LEFT_OUT = frozenset({Became.SECTION, Became.NOTE, Became.TOO_MANY, Became.EMPTY})


class Doubt(StrEnum):
    """What whoever uploads it should look at."""

    SCALE = "scale"  # another scale than 1 to 5
    ENDS_FILLED_IN = "ends_filled_in"
    TOO_MANY = "too_many"
    UNKNOWN_COLUMN = "unknown_column"
    UNKNOWN_KIND = "unknown_kind"
    FEW_CHOICES = "few_choices"
    SHORTENED = "shortened"
    NO_TITLE = "no_title"
    MORE_SHEETS = "more_sheets"


class Refusal(StrEnum):
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    BROKEN = "broken"
    LOCKED = "locked"  # encrypted, or of the old kinds .doc and .xls
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    UNKNOWN_KIND = "unknown_kind"
    WRONG_KIND = "wrong_kind"
    NO_QUESTIONS = "no_questions"
    TOO_DEEP = "too_deep"


class FileRefused(Exception):
    """Nothing can be read of it; said beside the field that it was chosen in."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Taken:
    where: str  # number of the line or row
    text: str
    became: Became
    question: int = 0  # which, from 1; 0: none


@dataclass(frozen=True, slots=True)
class Doubted:
    doubt: Doubt
    question: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    questionnaire: Questionnaire  # to be looked over: its name may be empty, and rules may be broken
    lines: tuple[Taken, ...]
    doubts: tuple[Doubted, ...]


@dataclass(slots=True)
class Gathering:
    """What a reader has understood so far."""

    title: str = ""
    name: str = ""
    language: str = ""
    minutes: int = 0
    questions: list[Question] = field(default_factory=list)
    lines: list[Taken] = field(default_factory=list)
    doubts: list[Doubted] = field(default_factory=list)

    @property
    def number(self) -> int:
        return len(self.questions)

    def ask(self, question: Question, where: str, said: str) -> None:
        self.questions.append(question)
        self.take(where, said, Became.QUESTION)

    def change(self, **parts: Any) -> None:
        """Of the question that came last."""
        self.questions[-1] = replace(self.questions[-1], **parts)

    def take(self, where: str, said: str, became: Became) -> None:
        about = 0 if became in LEFT_OUT or became in (Became.TITLE, Became.HEADER, Became.SETTING) else self.number
        self.lines.append(Taken(where, said, became, about))

    def doubt(self, doubt: Doubt, value: str = "", question: int | None = None) -> None:
        self.doubts.append(Doubted(doubt, self.number if question is None else question, value))

    @property
    def last(self) -> Question | None:
        return self.questions[-1] if self.questions else None


def a_question(text: str, kind: QuestionKind = QuestionKind.TEXT, **parts: Any) -> Question:
    """One that has no key yet: it is given one when the questionnaire is kept."""
    return Question("", kind, parts.pop("label", ""), text, **parts)
