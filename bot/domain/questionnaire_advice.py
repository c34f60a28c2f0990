"""What there is to say of a question before anybody is asked it: is it about work that was seen, and may it be asked?

Health, unions, religion and the like need explicit support in law (GDPR art. 9), crimes a permit (art. 10).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import sensitive_words
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.segments import is_gsm7
from bot.domain.sensitive_words import pattern_of

LONG_LETTERS = 160  # one SMS
LONG_MINUTES = 12


class Advice(StrEnum):
    HEALTH = "health"
    UNION = "union"
    RELIGION = "religion"
    FAMILY = "family"
    CRIME = "crime"
    ORIGIN = "origin"
    POLITICS = "politics"
    SEXUALITY = "sexuality"
    AGE = "age"
    LEADING = "leading"
    SEVERAL = "several"
    OPINION = "opinion"
    NO_COMMENT = "no_comment"
    YES_NO_ALONE = "yes_no_alone"
    LONG = "long"
    LETTERS = "letters"
    CAPITALS = "capitals"
    MANY_MINUTES = "many_minutes"
    NO_FREE_WORDS = "no_free_words"


SENSITIVE = frozenset(
    {
        Advice.HEALTH,
        Advice.UNION,
        Advice.RELIGION,
        Advice.FAMILY,
        Advice.CRIME,
        Advice.ORIGIN,
        Advice.POLITICS,
        Advice.SEXUALITY,
        Advice.AGE,
    }
)
FOUND = {
    Advice.HEALTH: pattern_of(sensitive_words.HEALTH),
    Advice.UNION: pattern_of(sensitive_words.UNION),
    Advice.RELIGION: pattern_of(sensitive_words.RELIGION),
    Advice.FAMILY: pattern_of(sensitive_words.FAMILY),
    Advice.CRIME: pattern_of(sensitive_words.CRIME),
    Advice.ORIGIN: pattern_of(sensitive_words.ORIGIN),
    Advice.POLITICS: pattern_of(sensitive_words.POLITICS),
    Advice.SEXUALITY: pattern_of(sensitive_words.SEXUALITY),
    Advice.AGE: pattern_of(sensitive_words.AGE),
    Advice.LEADING: pattern_of(sensitive_words.LEADING),
    Advice.OPINION: pattern_of(sensitive_words.OPINION),
}
NOT_MEANT = pattern_of(sensitive_words.NOT_MEANT)
TOLD = re.compile(r"\b(?:berätta|beskriv|tell|describe)\b", re.IGNORECASE)  # one occasion, with all that belongs to it
SECOND_QUESTION = re.compile(
    r"\?\s+\w.*\?|[^\s,]\s+(?:och|samt|and)\s+(?:hur|vilken|vilket|vilka|how|which)\b", re.IGNORECASE | re.DOTALL
)
CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{4,}\b")


@dataclass(frozen=True, slots=True)
class Advised:
    advice: Advice
    words: str = ""  # that it is about

    @property
    def is_sensitive(self) -> bool:
        return self.advice in SENSITIVE


def advice_on(question: Question) -> list[Advised]:
    """The gravest first: what may hardly be asked, then what would be asked better."""
    said = NOT_MEANT.sub(" ", " ".join((question.label, question.text, question.comment, *question.choices)))
    found = [Advised(advice, words[0]) for advice, pattern in FOUND.items() if (words := pattern.search(said))]
    if SECOND_QUESTION.search(question.text) and not TOLD.search(question.text):
        found.append(Advised(Advice.SEVERAL))
    if question.kind is QuestionKind.RATING and not question.comment:
        found.append(Advised(Advice.NO_COMMENT))
    if question.kind is QuestionKind.YES_NO and not question.comment:
        found.append(Advised(Advice.YES_NO_ALONE))
    return found + _on_its_message(question)


def _on_its_message(question: Question) -> list[Advised]:
    said = (question.label, question.text, question.comment, question.lowest, question.highest, *question.choices)
    found = []
    if len(question.text) > LONG_LETTERS:
        found.append(Advised(Advice.LONG, str(len(question.text))))
    if odd := "".join(dict.fromkeys(char for char in "".join(said) if not is_gsm7(char))):
        found.append(Advised(Advice.LETTERS, odd[:12]))
    if shouted := CAPITALS.search(" ".join(said)):
        found.append(Advised(Advice.CAPITALS, shouted[0]))
    return found


def advice_on_whole(questionnaire: Questionnaire, minutes: int) -> list[Advised]:
    found = [Advised(Advice.MANY_MINUTES, str(minutes))] if minutes > LONG_MINUTES else []
    kinds = {one.kind for one in questionnaire.questions}
    has_words = QuestionKind.TEXT in kinds or any(one.comment for one in questionnaire.questions)
    return found if has_words or not kinds else [*found, Advised(Advice.NO_FREE_WORDS)]
