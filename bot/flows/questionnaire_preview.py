"""A questionnaire as a referee would meet it: the very conversation, told with examples for answers (R47)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.organisation import Organisation, SubAccount
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.segments import segments
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.page import Page, page_of
from bot.flows.questionnaire_sample import SAMPLE, begun, with_answer
from bot.flows.telling import now_asked
from bot.flows.texts import Texts

RATING, MONTH = 4, "2025-06"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of the thread."""

    text: str
    is_ours: bool
    question: int = 0  # which it belongs to, from 1; 0: the review
    segments: int = 0


def thread_of(
    questionnaire: Questionnaire, organisation: Organisation, sub_account: SubAccount, moment: Moment
) -> list[Bubble]:
    """What is said, and an example of what may be answered."""
    seen = begun(questionnaire, organisation, sub_account, moment)
    said: list[Bubble] = []
    for number, question in enumerate(questionnaire.questions, 1):
        for key, answer in _answers(question, seen.texts(moment)):
            said.append(_asked(seen, moment, number))
            said.append(Bubble(str(answer[1]), False, number))
            seen = with_answer(seen, key, *answer, moment)
    return [*said, _asked(seen, moment, 0)]


def page_for(
    number: int, questionnaire: Questionnaire, organisation: Organisation, sub_account: SubAccount, moment: Moment
) -> tuple[ConversationSeen, Page]:
    """The conversation where the question of that number is asked, and its page."""
    seen = begun(questionnaire, organisation, sub_account, moment)
    for question in questionnaire.questions[: number - 1]:
        for key, answer in _answers(question, seen.texts(moment)):
            seen = with_answer(seen, key, *answer, moment)
    return seen, page_of(seen, moment)


def _asked(seen: ConversationSeen, moment: Moment, number: int) -> Bubble:
    prompt = now_asked(seen, moment).prompt
    assert prompt is not None, "the example answers no more than it was asked"
    return Bubble(prompt.text, True, number, segments(prompt.text))


def _answers(question: Question, texts: Texts) -> Iterator[tuple[str, tuple[object, str]]]:
    """By key: what is understood, and the words for it."""
    key = f"question.{question.key}"
    words = texts(f"{SAMPLE}.text")
    match question.kind:
        case QuestionKind.RATING:
            yield key, (RATING, str(RATING))
        case QuestionKind.YES_NO:
            yield key, (True, texts("word.yes"))
        case QuestionKind.CHOICE:
            yield key, (question.choices[0], "1")
        case QuestionKind.DATE:
            yield key, (MONTH, texts(f"{SAMPLE}.date"))
        case QuestionKind.TEXT:
            yield key, (words, words)
    if question.comment:
        yield f"{key}.comment", (words, words)
