"""What was understood of a document: the questionnaire, what each line became, and what to look at."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.questionnaire import Questionnaire


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
