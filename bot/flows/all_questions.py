"""All questions on one page: what it shows of each, beside the way of asking them one by one (R28).

Each carries a mark of the answer that the page showed: an answer given in the thread meanwhile has another, and is not
overwritten unseen.
"""

import hashlib
from dataclasses import dataclass

from bot.domain.conversation import ConversationStatus, Role
from bot.domain.questionnaire import Question, QuestionKind
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.memory import recall
from bot.flows.openings import first_name
from bot.flows.referee import how_to_answer, questions
from bot.flows.talk import Talk


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a form has it: words, or what stands for a choice."""

    text: str = ""
    comment: str = ""

    @property
    def mark(self) -> str:
        if self == NOTHING:
            return ""
        return hashlib.sha256(f"{self.text}\0{self.comment}".encode()).hexdigest()[:12]


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on a page."""

    number: int
    total: int
    key: str  # "question.teamwork"
    kind: QuestionKind
    label: str
    text: str
    how: str = ""  # to answer, where that is not plain to see
    lowest: str = ""
    highest: str = ""
    comment: str = ""
    choices: tuple[str, ...] = ()
    given: Given = NOTHING


def may_be_on_one_page(seen: ConversationSeen, step: str) -> bool:
    """From the first question until the reference is submitted."""
    mine = seen.conversation
    if mine.role is not Role.REFEREE or mine.status is not ConversationStatus.OPEN:
        return False
    return (step.startswith("question.") or step == "review") and not recall(seen.memory).count("submitted")


def all_questions(seen: ConversationSeen, moment: Moment) -> tuple[Asked, ...]:
    talk = Talk(seen, moment, None)
    return tuple(asked(talk, number, one) for number, one in enumerate(questions(talk), 1))


def asked(talk: Talk, number: int, question: Question) -> Asked:
    return Asked(
        number=number,
        total=len(questions(talk)),
        key=f"question.{question.key}",
        kind=question.kind,
        label=question.label,
        text=question.text.replace("{candidate}", first_name(talk.seen.check.check.candidate_name)),
        how=how_to_answer(talk, question) if question.kind is QuestionKind.DATE else "",
        lowest=question.lowest,
        highest=question.highest,
        comment=question.comment,
        choices=question.choices,
        given=given(talk, question),
    )


def given(talk: Talk, question: Question) -> Given:
    """What is known, as the form would send it."""
    key = f"question.{question.key}"
    comment = str(talk.answer(f"{key}.comment")) if question.comment and talk.knows(f"{key}.comment") else ""
    if not talk.knows(key):
        return Given("", comment)
    entry = talk.memory.answers[key]
    return Given(as_sent(question.kind, entry.value, entry.words), comment)


def as_sent(kind: QuestionKind, value: object, words: str) -> str:
    if kind is QuestionKind.YES_NO:
        return "yes" if value else "no"
    return words.strip() if kind is QuestionKind.DATE else str(value)
