"""A questionnaire while it is being written: whatever has been typed, right or wrong, as the editor's form has it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.question_keys import key_for
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.questionnaire_flaws import FEWEST_CHOICES, LONGEST, MOST_QUESTIONS
from bot.domain.questionnaire_minutes import minutes_of
from bot.domain.questionnaire_rules import WITH_COMMENT
from bot.questionnaire_files.labels import label_of
from bot.questionnaire_files.words import ENDS

LANGUAGES = ("sv", "en")
PARTS = ("key", "label", "text", "lowest", "highest", "comment")
NOTHING = "..."


@dataclass(frozen=True, slots=True)
class Draft:
    language: str
    title: str = ""
    name: str = ""  # empty: it is given one when it is kept
    was: int = 0  # the version that it changes; 0: it is new
    minutes: str = ""  # empty: as we reckon
    questions: tuple[Question, ...] = ()
    beside: str = ""  # the language that it is a translation from

    @property
    def whole(self) -> Questionnaire:
        """As it will be kept: what a kind has no use for left out, what is left to us filled in."""
        questions = tuple(_fitted(one) for one in self.questions)
        named = Questionnaire(self.name, self.language, self.title, 0, questions)
        return replace(named, minutes=int(self.minutes) if is_number(self.minutes) else minutes_of(named))

    @property
    def shown(self) -> Questionnaire:
        """As it can be shown, with something in every place and a key for every question."""
        taken: set[str] = set()
        questions = tuple(_shown(one, self.language, taken) for one in self.whole.questions[:MOST_QUESTIONS])
        return replace(self.whole, questions=questions)

    @property
    def reckoned(self) -> int:
        return minutes_of(replace(self, minutes="").whole)


def draft_of(one: Questionnaire, *, name: str, was: int, title: str | None = None, beside: str = "") -> Draft:
    minutes = "" if one.minutes in (0, minutes_of(one)) else str(one.minutes)
    return Draft(one.language, one.title if title is None else title, name, was, minutes, one.questions, beside)


def translation_of(one: Questionnaire, language: str) -> Draft:
    """The same questions under the same keys, to be written in another language."""
    return Draft(language, "", one.name, 0, "", tuple(map(blank, one.questions)), beside=one.language)


def blank(one: Question) -> Question:
    """The same question, to be written in another language."""
    return Question(one.key, one.kind, "", "")


def new_question(language: str) -> Question:
    lowest, highest = ENDS[language]
    return Question("", QuestionKind.RATING, "", "", lowest, highest)


def payload_of(draft: Draft) -> Mapping[str, Any]:
    whole = draft.whole
    questions = [
        {"kind": one.kind.value, "choices": list(one.choices), **{part: getattr(one, part) for part in PARTS}}
        for one in whole.questions
    ]
    is_unread = bool(draft.minutes) and not is_number(draft.minutes)
    return {"title": draft.title, "minutes": 0 if is_unread else whole.minutes, "questions": questions}


def _fitted(one: Question) -> Question:
    is_rating, is_choice = one.kind is QuestionKind.RATING, one.kind is QuestionKind.CHOICE
    return replace(
        one,
        label=one.label or label_of(one.text)[: LONGEST["label"]],
        lowest=one.lowest if is_rating else "",
        highest=one.highest if is_rating else "",
        comment=one.comment if one.kind in WITH_COMMENT else "",
        choices=one.choices if is_choice else (),
    )


def _shown(one: Question, language: str, taken: set[str]) -> Question:
    lowest, highest = ENDS[language]
    is_rating, is_choice = one.kind is QuestionKind.RATING, one.kind is QuestionKind.CHOICE
    few = is_choice and len(one.choices) < FEWEST_CHOICES
    key = one.key if one.key.isidentifier() and one.key not in taken else key_for(one.label, taken)
    taken.add(key)
    return replace(
        one,
        key=key,
        text=one.text or NOTHING,
        label=one.label or NOTHING,
        lowest=one.lowest or (lowest if is_rating else ""),
        highest=one.highest or (highest if is_rating else ""),
        choices=(*one.choices, NOTHING)[:2] if few else one.choices,
    )


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5
