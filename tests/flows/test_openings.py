"""First messages say all that they must, in few segments and in the alphabet of SMS (R5, R8, R19, R55)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.catalogues import read_questionnaires, read_texts
from bot.domain.assignment import Assignment
from bot.domain.conversation import Conversation, Role
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.segments import is_gsm7, segments
from bot.flows.changes import CheckSeen, ConversationSeen, Moment
from bot.flows.openings import opening
from tests.builders import NOON, a_check, a_conversation, a_reference

LINK = "https://vouchline.example/r/3kJ9sLmQ0pTzV4xY7bNcWd"
TEXTS, QUESTIONNAIRES = read_texts(), read_questionnaires()
LANGUAGES = ("sv", "en")
GUIDANCE = {
    "sv": "En chef och en kollega, helst från de senaste två åren",
    "en": "One manager and one colleague, if possible from the last two years",
}
CAST = [
    ("Anna Lind", "Eva Berg", "Café Norr", "Barista"),
    ("Anna-Karin Lindqvist", "Mohammed Abdulrahman", "Stockholms Äldreomsorg AB", "Undersköterska, natt"),
    ("Åsa Öberg", "Göran Sjöström", "Region Västra Götaland", "Sjuksköterska akutmottagningen"),
]
everybody = pytest.mark.parametrize(("candidate", "referee", "organisation", "title"), CAST)
in_each = pytest.mark.parametrize("language", LANGUAGES)


def a_moment() -> Moment:
    return Moment(
        now=NOON,
        new_id=lambda: "id-1",
        code_for=lambda purpose: "4821",
        link_to=lambda conversation: LINK,
        new_code=lambda: "ABCD2345",
        forward_link=lambda code: f"https://vouchline.example/f/{code}",
        texts=TEXTS,
        questionnaires=QUESTIONNAIRES,
    )


def said_first(role: Role, language: str, cast: tuple[str, str, str, str], **check: Any) -> str:
    candidate, referee, organisation, title = cast
    pinned = {one: QUESTIONNAIRES["standard", one] for one in LANGUAGES}
    mine: Conversation = a_conversation(
        role=role, name=referee if role is Role.REFEREE else candidate, language=language, reference="reference-1"
    )
    seen = CheckSeen(
        check=a_check(candidate_name=candidate, language=language, requested=2, **check),
        organisation=Organisation("organisation-1", organisation, NOON),
        sub_account=SubAccount(
            "sub-account-1", "organisation-1", "default", organisation, language, "Europe/Stockholm"
        ),
        assignment=Assignment("assignment-1", "organisation-1", title),
        references=(a_reference(name=referee),),
        candidate=replace(mine, role=Role.CANDIDATE),
        questionnaires=pinned,
    )
    return opening(ConversationSeen(mine, (), seen), a_moment())


@everybody
@in_each
def test_the_candidates_is_four_segments_at_most(
    language: str, candidate: str, referee: str, organisation: str, title: str
) -> None:
    asked = {"guidance": GUIDANCE[language], "deadline": date(2026, 11, 30)}
    text = said_first(Role.CANDIDATE, language, (candidate, referee, organisation, title), **asked)
    assert "30 november" in text.casefold()  # R8, R37
    assert is_gsm7(text)
    assert segments(text) <= 4, (len(text), text)


@everybody
@in_each
def test_the_referees_is_three_segments_at_most(
    language: str, candidate: str, referee: str, organisation: str, title: str
) -> None:
    text = said_first(Role.REFEREE, language, (candidate, referee, organisation, title))
    assert is_gsm7(text)
    assert segments(text) <= 3, (len(text), text)


@in_each
def test_the_candidates_says_who_for_what_how_many_whom_and_how(language: str) -> None:
    """R5, R8."""
    text = said_first(Role.CANDIDATE, language, CAST[0], guidance=GUIDANCE[language])
    for needed in ("Anna", "Café Norr", "Barista", "2 refere", GUIDANCE[language], LINK):
        assert needed in text
    assert ("skriftligt" if language == "sv" else "in writing") in text
    assert ("förvarna" if language == "sv" else "let them know") in text


@in_each
def test_the_referees_says_who_for_whom_how_long_and_how_to_decline(language: str) -> None:
    """R19, R55."""
    text = said_first(Role.REFEREE, language, CAST[0])
    for needed in ("Eva", "Anna Lind", "Café Norr", "Barista", "7 min", LINK, "24"):
        assert needed in text
    for needed in ("AVBÖJ", "kommer från", "ansvarar") if language == "sv" else ("DECLINE", "come from", "responsible"):
        assert needed in text


@in_each
def test_without_guidance_no_gap_is_left(language: str) -> None:
    assert "  " not in said_first(Role.CANDIDATE, language, CAST[0])


def to_phones(language: str) -> dict[str, str]:
    """What is read on pages, in Slack and in mail may have any letters."""
    elsewhere = ("slack.", "admin.", "web.", "report.", "mail.", "integrity.")
    return {key: text for key, text in TEXTS[language].catalogue.items() if not key.startswith(elsewhere)}


@in_each
def test_every_wording_is_in_the_alphabet_of_sms(language: str) -> None:
    odd = {key: text for key, text in to_phones(language).items() if not is_gsm7(text)}
    assert not odd


@in_each
def test_most_wordings_are_two_segments_at_most_before_they_are_filled_in(language: str) -> None:
    longer = {key for key, text in to_phones(language).items() if segments(text) > 2}
    assert longer <= {"candidate.opening", "referee.opening"}
