"""A questionnaire shown before anybody answers it: what the conversation would really say."""

import pytest

from bot.domain.organisation import Organisation, SubAccount
from bot.domain.questionnaire import Questionnaire
from bot.domain.segments import segments
from bot.flows.questionnaire_preview import page_for, thread_of
from tests.builders import NOON
from tests.flows.test_openings import QUESTIONNAIRES, a_moment

ORGANISATION = Organisation("o", "Café Norr", NOON)
UNIT = SubAccount("s", "o", "default", "Café Norr", "sv", "Europe/Stockholm")
every = pytest.mark.parametrize("one", QUESTIONNAIRES.values(), ids=lambda one: f"{one.name}-{one.language}")


@every
def test_every_question_and_comment_is_asked_in_its_turn_and_then_the_review(one: Questionnaire) -> None:
    thread = thread_of(one, ORGANISATION, UNIT, a_moment())
    ours = [bubble for bubble in thread if bubble.is_ours]
    assert len(ours) == len(one.questions) + sum(bool(question.comment) for question in one.questions) + 1
    firsts = {bubble.question: bubble.text for bubble in reversed(ours)}
    for number, question in enumerate(one.questions, 1):
        assert question.text.replace("{candidate}", "Anna") in firsts[number]
        assert firsts[number].startswith(f"{number}/{len(one.questions)} ")
    assert all(bubble.segments == segments(bubble.text) >= 1 for bubble in ours)
    assert all(question.label in firsts[0] for question in one.questions)


@every
def test_each_question_has_its_page(one: Questionnaire) -> None:
    for number, question in enumerate(one.questions, 1):
        _, page = page_for(number, one, ORGANISATION, UNIT, a_moment())
        assert (page.step, page.kind, page.choices) == (f"question.{question.key}", question.kind, question.choices)
        assert page.progress == (number - 1, len(one.questions))
