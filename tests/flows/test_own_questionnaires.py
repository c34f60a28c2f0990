"""Questionnaires of an organisation's own: versions, keys that stay, putting aside, and what checks keep (R47)."""

from typing import Any

import pytest

from bot.domain.check import Check
from bot.domain.inbox import Happening
from bot.flows.changes import Changes
from tests.flows.questionnaire_desk import QuestionnaireDesk, a_question, a_questionnaire
from tests.flows.test_openings import QUESTIONNAIRES

ANNA = {"name": "Anna Lind", "phone": "+46701234567", "email": None}


@pytest.fixture
def desk() -> QuestionnaireDesk:
    return QuestionnaireDesk()


def refusal(changes: Changes) -> str:
    return str(changes.outcome["refused"]["kind"])


def start(desk: QuestionnaireDesk, questionnaire: str, language: str = "sv") -> Changes:
    asked: dict[str, Any] = {"sub_account": "default", "language": language, "questionnaire": questionnaire}
    asked |= {"candidates": [ANNA], "assignment": {"title": "Barista"}, "candidate_contact": "sms"}
    asked |= {"referee_contact": "sms", "references_wanted": 1, "guidance": "", "deadline": None, "started_by": "Rut"}
    return desk.ask(Happening.CHECKS_ASKED, asked)


def pinned(changes: Changes) -> dict[str, str]:
    return next(one.questionnaires for one in changes.put if isinstance(one, Check))


def test_a_change_makes_a_version_and_the_same_makes_none(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire())
    first = desk.now()
    desk.keep(a_questionnaire(a_question(key="lagarbete")))
    assert (desk.own["butik", "sv"].version, desk.now().id) == (1, first.id)
    desk.keep(a_questionnaire(a_question(key="lagarbete"), title="Butiken"))
    assert [one.version for one in desk.versions] == [1, 2]
    assert desk.contents[first.id].title == "Butik"


def test_going_back_to_what_was_said_before_is_a_version_too(desk: QuestionnaireDesk) -> None:
    for title in ("Butik", "Kassa", "Butik"):
        desk.keep(a_questionnaire(a_question(key="lagarbete"), title=title))
    assert [one.version for one in desk.versions] == [1, 2, 3]
    assert desk.versions[0].content == desk.versions[2].content == desk.own["butik", "sv"].content


def test_a_renamed_question_keeps_its_key_and_a_new_one_never_gets_an_old_key(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire(a_question(), a_question(label="Ärlighet & öppenhet")))
    assert desk.keys() == ["lagarbete", "arlighet_oppenhet"]
    desk.keep(a_questionnaire(a_question(key="lagarbete", label="Samarbete")))
    assert desk.keys() == ["lagarbete"]
    desk.keep(a_questionnaire(a_question(label="Lagarbete"), a_question(label="Ärlighet & öppenhet")))
    assert desk.keys() == ["lagarbete_2", "arlighet_oppenhet_2"]


def test_a_key_that_was_given_up_cannot_be_asked_for(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire(a_question(), a_question(label="Tider")))
    desk.keep(a_questionnaire(a_question(key="lagarbete")))
    desk.keep(a_questionnaire(a_question(key="tider", label="Betyg")))
    assert desk.keys() == ["betyg"]


def test_a_question_of_another_kind_is_another_question(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire())
    desk.keep(a_questionnaire(a_question(key="lagarbete", kind="date")))
    assert desk.keys() == ["lagarbete_2"]


def test_a_translation_asks_under_the_same_keys(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire(a_question(), a_question(label="Tider")))
    english = [a_question(key="lagarbete", label="Teamwork"), a_question(key="tider", label="Hours")]
    desk.keep(a_questionnaire(*english, title="Shop"), language="en")
    assert desk.keys(language="en") == desk.keys()
    assert pinned(start(desk, "butik")) == {"sv": desk.now().id, "en": desk.now(language="en").id}


def test_a_check_keeps_no_language_that_asks_something_else(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire())
    desk.keep(a_questionnaire(a_question(label="Hours")), language="en")
    assert pinned(start(desk, "butik")) == {"sv": desk.now().id}


def test_an_own_one_takes_the_place_of_a_built_in_until_it_is_put_aside(desk: QuestionnaireDesk) -> None:
    built_in = {language: QUESTIONNAIRES["standard", language].id for language in ("sv", "en")}
    assert pinned(start(desk, "standard")) == built_in
    desk.keep(a_questionnaire(), name="standard")
    assert pinned(start(desk, "standard")) == {"sv": desk.now("standard").id}
    desk.act("put_aside", "standard")
    assert pinned(start(desk, "standard")) == built_in
    desk.act("take_back", "standard")
    assert pinned(start(desk, "standard")) == {"sv": desk.now("standard").id}


def test_what_is_put_aside_starts_no_check(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire())
    desk.act("put_aside")
    assert refusal(start(desk, "butik")) == "unknown-questionnaire"


def test_what_new_checks_have_by_default_is_not_put_aside(desk: QuestionnaireDesk) -> None:
    desk.default = "butik"
    desk.keep(a_questionnaire())
    assert refusal(desk.act("put_aside")) == "questionnaire-is-default"
    desk.keep(a_questionnaire(), language="en")
    assert desk.act("put_aside", language="en").outcome["name"] == "butik"


def test_who_comes_second_is_told_that_it_has_changed(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire())
    desk.keep(a_questionnaire(title="Butiken"), was=1)
    assert refusal(desk.keep(a_questionnaire(title="Kassan"), was=1)) == "questionnaire-changed"
    assert desk.now().title == "Butiken"
    assert refusal(desk.keep(a_questionnaire(), was=0)) == "questionnaire-changed"


def test_what_is_wrong_is_said_of_each_part(desk: QuestionnaireDesk) -> None:
    changes = desk.keep(a_questionnaire(a_question(kind="rating"), a_question(text=" ")))
    wrongs = {(one["pointer"], one["rule"]) for one in changes.outcome["refused"]["errors"]}
    assert wrongs == {
        ("/questions/0/lowest", "ends"),
        ("/questions/0/highest", "ends"),
        ("/questions/1/text", "needed"),
    }
    assert not desk.own


def test_a_sub_account_may_have_an_own_one_as_its_default(desk: QuestionnaireDesk) -> None:
    asked = {"key": "default", "defaults": {"questionnaire": "butik"}}
    assert refusal(desk.ask(Happening.SUB_ACCOUNT_ASKED, asked)) == "invalid-request"
    desk.keep(a_questionnaire())
    assert desk.ask(Happening.SUB_ACCOUNT_ASKED, asked).outcome == {"sub_account": "default"}


def test_two_organisations_with_the_same_words_have_versions_of_their_own(desk: QuestionnaireDesk) -> None:
    desk.keep(a_questionnaire())
    mine = desk.now()
    assert mine.organisation == "cafe"
    assert mine.id != type(mine)("butik", "sv", mine.title, mine.minutes, mine.questions, "another").id


def test_a_key_that_our_own_still_has_in_the_other_language_may_be_taken_up_again(desk: QuestionnaireDesk) -> None:
    ours = QUESTIONNAIRES["leadership", "sv"].questions
    asked = [a_question(key=one.key, label=one.label, kind="text") for one in ours if one.kind == "text"]
    desk.keep(a_questionnaire(*asked), name="leadership")
    desk.keep(a_questionnaire(*asked[1:]), name="leadership")
    desk.keep(a_questionnaire(*asked), name="leadership")
    assert desk.keys("leadership") == [one["key"] for one in asked]
