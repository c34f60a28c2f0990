"""What is counted of a questionnaire: how far those have come who began to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class QuestionCounted:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class AnswerTimed:
    """When something was answered by one referee; `conversation` only tells them apart."""

    conversation: str
    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionsCounted:
    """One version of a questionnaire, and how far those have come who began to answer it."""

    name: str
    title: str
    questions: tuple[QuestionCounted, ...]
    asked: int
    started: int
    submitted: int
    answered_by_others: Mapping[str, int]  # question -> how many of those answered it who have not submitted
    stopped_at: Mapping[str, int]  # step -> how many of those it now waits for
    declined: int  # after they had begun
    answers: tuple[AnswerTimed, ...]  # of those who submitted last, in the order given, by conversation
