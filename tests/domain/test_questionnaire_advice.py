"""Advice on questions: what is sensitive is noticed in both languages, and ordinary questions are left alone."""

import pytest

from bot.catalogues import read_questionnaires
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.questionnaire_advice import Advice, advice_on, advice_on_whole
from bot.domain.questionnaire_minutes import minutes_of

ALL = read_questionnaires()


def advice(text: str, kind: QuestionKind = QuestionKind.TEXT, **given: str) -> list[Advice]:
    return [one.advice for one in advice_on(Question("k", kind, "Label", text, **given))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hur mycket var {candidate} sjuk?", Advice.HEALTH),
        ("Har {candidate} någon sjukfrånvaro?", Advice.HEALTH),
        ("Hade {candidate} någon funktionsnedsättning?", Advice.HEALTH),
        ("Hur såg {candidate}s alkoholvanor ut?", Advice.HEALTH),
        ("How many sick days did {candidate} take?", Advice.HEALTH),
        ("Does {candidate} have a disability?", Advice.HEALTH),
        ("Är {candidate} med i facket?", Advice.UNION),
        ("Var {candidate} fackligt aktiv?", Advice.UNION),
        ("Is {candidate} a trade union member?", Advice.UNION),
        ("Är {candidate} religiös?", Advice.RELIGION),
        ("Does {candidate} go to church?", Advice.RELIGION),
        ("Är {candidate} gravid eller har barn?", Advice.FAMILY),
        ("Was {candidate} on parental leave?", Advice.FAMILY),
        ("Är {candidate} dömd för brott?", Advice.CRIME),
        ("Finns {candidate} i belastningsregistret?", Advice.CRIME),
        ("Has {candidate} been convicted of theft?", Advice.CRIME),
        ("Vilket är {candidate}s modersmål?", Advice.ORIGIN),
        ("What is the nationality of {candidate}?", Advice.ORIGIN),
        ("Vilka politiska åsikter har {candidate}?", Advice.POLITICS),
        ("Vilken sexuell läggning har {candidate}?", Advice.SEXUALITY),
        ("Hur gammal är {candidate}?", Advice.AGE),
        ("Visst var {candidate} duktig?", Advice.LEADING),
        ("Don't you agree that {candidate} was good?", Advice.LEADING),
        ("Vad gjorde {candidate} och hur gick det?", Advice.SEVERAL),
        ("Vad gjorde {candidate}? Hur gick det?", Advice.SEVERAL),
        ("Hur tror du att {candidate} blir som chef?", Advice.OPINION),
        ("Vad gjorde {candidate} 👍?", Advice.LETTERS),
        ("Vad gjorde {candidate} ALLTID bra?", Advice.CAPITALS),
        ("Vad gjorde {candidate} " + "mycket " * 25, Advice.LONG),
    ],
)
def test_what_is_better_not_asked_so_is_noticed(text: str, expected: Advice) -> None:
    assert expected in advice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hur arbetade {candidate} som sjuksköterska på avdelningen?",
        "Vad gjorde {candidate} inom hälso- och sjukvården?",
        "What did {candidate} do in health care?",
        "Hur följde {candidate} hälso- och säkerhetsregler?",
        "How did {candidate} keep to health and safety rules?",
        "Hur hanterade {candidate} avbrott i arbetet?",
        "Hur arbetade {candidate} med barnen i förskolan?",
        "How did {candidate} manage the team?",
        "Vad bör {candidate} tänka på med rätten till pauser?",
        "Beskriv ett tillfälle då {candidate} löste ett problem.",
        "Hur var {candidate} som fackman på verkstaden?",
    ],
)
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    assert advice(text) == []


def test_those_that_come_with_us_do_as_we_say() -> None:
    assert [(one.key, advised) for every in ALL.values() for one in every.questions for advised in advice_on(one)] == []


def test_an_example_is_asked_for_beside_a_rating_and_a_yes() -> None:
    ends = {"lowest": "dåligt", "highest": "bra"}
    assert advice("Hur gick det?", QuestionKind.RATING, **ends) == [Advice.NO_COMMENT]
    assert advice("Hur gick det?", QuestionKind.RATING, **ends, comment="Ge ett exempel.") == []
    assert advice("Kom {candidate} i tid?", QuestionKind.YES_NO) == [Advice.YES_NO_ALONE]


@pytest.mark.parametrize("one", ALL.values(), ids=lambda one: f"{one.name}-{one.language}")
def test_minutes_are_about_what_we_say_of_our_own(one: Questionnaire) -> None:
    assert abs(minutes_of(one) - one.minutes) <= 2


def test_of_the_whole_its_length_and_its_words_are_told() -> None:
    ratings = Questionnaire("a", "sv", "A", 5, (Question("k", QuestionKind.RATING, "L", "T", "1", "5"),))
    assert [one.advice for one in advice_on_whole(ratings, 20)] == [Advice.MANY_MINUTES, Advice.NO_FREE_WORDS]
    assert advice_on_whole(ALL["standard", "sv"], 7) == []
