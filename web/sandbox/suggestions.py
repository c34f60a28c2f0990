"""What a person in the sandbox might answer, for those who try it and do not want to make things up."""

import re
from collections.abc import Mapping

from bot.domain.conversation import Conversation, Role
from bot.domain.questionnaire import QuestionKind, Questionnaire
from web.sandbox.cast import Cast, cast_of

NOMINATION = re.compile(r"referee\.(\d+)\.(\w+)")
RELATIONS: Mapping[str, tuple[str, str]] = {
    "sv": ("min chef på Kaffebaren 2021-2024", "skiftledare på Kaffebaren 2022-2024"),
    "en": ("my manager at The Coffee Bar 2021-2024", "shift leader at The Coffee Bar 2022-2024"),
}
ANSWERS: Mapping[str, Mapping[QuestionKind, str]] = {
    "sv": {
        QuestionKind.RATING: "4 Lugn även när det är mycket att göra, och hjälper andra utan att bli ombedd.",
        QuestionKind.TEXT: "Lärde upp tre nya medarbetare och skötte beställningarna på egen hand.",
        QuestionKind.YES_NO: "ja",
        QuestionKind.CHOICE: "1",
        QuestionKind.DATE: "1 mars 2021",
    },
    "en": {
        QuestionKind.RATING: "4 Calm even when it is busy, and helps others without being asked.",
        QuestionKind.TEXT: "Trained three new colleagues and took care of the orders alone.",
        QuestionKind.YES_NO: "yes",
        QuestionKind.CHOICE: "1",
        QuestionKind.DATE: "1 March 2021",
    },
}


def suggestions(conversation: Conversation, questionnaire: Questionnaire | None) -> list[str]:
    """Nothing where the message's own words in capitals say what to answer."""
    if conversation.language not in ANSWERS:
        return []
    if conversation.role is Role.CANDIDATE:
        return _nomination(conversation)
    return _answer(conversation, questionnaire)


def _nomination(conversation: Conversation) -> list[str]:
    named, cast = NOMINATION.fullmatch(conversation.step), cast_of(conversation.address)
    if not named or not cast:
        return []
    place = (int(named[1]) - 1) % 2
    return [_words_for(named[2], cast, place, conversation.language)]


def _words_for(asked: str, cast: Cast, place: int, language: str) -> str:
    referee, relation = cast.referees[place], RELATIONS[language][place]
    words, workplace, years = _parted(relation)
    table = {"contact": referee.national, "relation": words, "organisation": workplace, "dates": years}
    return table.get(asked, f"{referee.name}, {referee.national}, {relation}")


def _parted(relation: str) -> tuple[str, str, str]:
    """Relation, workplace and years of a line such as "my manager at The Coffee Bar 2021-2024"."""
    words, workplace = re.split(r" (?:på|at) ", relation, maxsplit=1)
    place, years = workplace.rsplit(" ", 1)
    return words, place, years


def _answer(conversation: Conversation, questionnaire: Questionnaire | None) -> list[str]:
    key = conversation.step.removeprefix("question.")
    asked = next((one for one in questionnaire.questions if one.key == key), None) if questionnaire else None
    return [ANSWERS[conversation.language][asked.kind]] if asked else []
