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
ANSWERS: Mapping[str, Mapping[QuestionKind, tuple[str, ...]]] = {
    "sv": {
        QuestionKind.RATING: (
            "5 Lugn även när det är mycket att göra, och hjälper andra utan att bli ombedd.",
            "4 Kom i tid varje dag, och sade till i förväg de två gånger det inte gick.",
            "4 Frågade efter synpunkter och prövade dem redan nästa pass.",
        ),
        QuestionKind.TEXT: (
            "Lärde upp tre nya medarbetare inför sommaren. Två av dem är kvar än.",
            "Att säga ifrån när det blev för mycket. Det gick bättre när vi gick igenom veckan varje måndag.",
        ),
        QuestionKind.YES_NO: ("Ja, skulle anställa samma person igen i morgon.",),
        QuestionKind.CHOICE: ("1", "3"),
        QuestionKind.DATE: ("maj 2024", "augusti 2024"),
    },
    "en": {
        QuestionKind.RATING: (
            "5 Calm even when it is busy, and helps others without being asked.",
            "4 On time every day, and told us ahead the two times it could not be done.",
            "4 Asked for feedback and tried it on the very next shift.",
        ),
        QuestionKind.TEXT: (
            "Trained three new colleagues before the summer. Two of them are still with us.",
            "To say when it was too much. It went better once we planned the week together on Mondays.",
        ),
        QuestionKind.YES_NO: ("Yes, I would hire the same person again tomorrow.",),
        QuestionKind.CHOICE: ("1", "3"),
        QuestionKind.DATE: ("May 2024", "August 2024"),
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
    """Another answer for each question and each person, as far as they go."""
    key = conversation.step.removeprefix("question.")
    questions = questionnaire.questions if questionnaire else ()
    found = [(place, one) for place, one in enumerate(questions) if one.key == key]
    return [_one_of(ANSWERS[conversation.language][one.kind], place, conversation) for place, one in found]


def _one_of(answers: tuple[str, ...], place: int, conversation: Conversation) -> str:
    person = sum(map(ord, conversation.address))
    return answers[(place + person) % len(answers)]
