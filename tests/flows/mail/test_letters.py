"""Each mail to the people of a check reads as one: a link to press, who asks and why, and no word to answer with."""

import re
from datetime import date

import pytest

from bot.domain.conversation import Role
from bot.domain.form import Form
from bot.domain.letter import Letter
from bot.domain.message import Purpose
from bot.flows.mail.letters import mail_form
from bot.flows.texts import PLACEHOLDER
from tests.flows.mail.written import ALL_KINDS, LANGUAGES, LINK, a_mail, a_moment, asked_once_more, seen_by_mail

A_WORD_TO_ANSWER_WITH = re.compile(
    r"\b(OK|YES|JA|NO|NEJ|SEND|SKICKA|DECLINE|AVBÖJ|REPLACE|BYT|UNDO|ÅNGRA|STATUS|CONFIRM|BEKRÄFTA|BACK|START)\b"
)
LIKE_SPAM = re.compile(r"!!|\bFREE\b|\bURGENT\b|\bACT NOW\b|€|\$|[A-ZÅÄÖ]{6,}")
ABOUT_THE_CHECK = (
    "Café Norr",
    "Anna Lind",
    "Eva Berg",
    "mail",
    "mejl",
    "details",
    "uppgifter",
    "referees",
    "referenter",
)
in_each = pytest.mark.parametrize("language", LANGUAGES)
of_each_kind = pytest.mark.parametrize(("role", "kind"), ALL_KINDS)


def letter_of(form: Form) -> Letter:
    assert form.letter is not None
    return form.letter


@in_each
@of_each_kind
def test_it_has_one_link_and_asks_for_no_word(role: Role, kind: str, language: str) -> None:
    form = a_mail(seen_by_mail(role, language, deadline=date(2026, 11, 30)), kind)
    letter = letter_of(form)
    assert letter.language == language and letter.link == LINK
    assert letter.text.count(LINK) == 1 and letter.button and letter.lines
    said = "\n".join([form.subject, letter.text, *letter.footer, letter.stop])
    assert not A_WORD_TO_ANSWER_WITH.search(said), said
    assert not PLACEHOLDER.search(said) and "  " not in said


@in_each
@of_each_kind
def test_its_subject_is_short_and_says_what_it_is_about(role: Role, kind: str, language: str) -> None:
    subject = a_mail(seen_by_mail(role, language), kind).subject
    assert len(subject) <= 78 and "\n" not in subject
    assert not LIKE_SPAM.search(subject)
    assert any(word in subject for word in ABOUT_THE_CHECK), subject


@in_each
@pytest.mark.parametrize("role", Role)
def test_the_foot_tells_who_asks_why_how_long_and_of_which_rights(role: Role, language: str) -> None:
    letter = letter_of(a_mail(seen_by_mail(role, language), "opening"))
    foot = "\n".join(letter.footer)
    named = ("Café Norr", "Vouchline", "24", "imy.se", "Integritetsskyddsmyndigheten")
    assert all(one in foot for one in named), foot
    assert "Anna Lind" in foot or role is Role.CANDIDATE  # R55: where the data came from
    assert letter.stop


def test_the_first_mail_says_what_the_recruiter_wants_and_by_when() -> None:
    seen = seen_by_mail(Role.CANDIDATE, guidance="One manager", deadline=date(2026, 11, 30))
    text = letter_of(a_mail(seen, "opening")).text
    assert "2 referees" in text and "One manager." in text and "30 November" in text and "(Barista)" in text


def test_an_assignment_that_says_nothing_is_left_out() -> None:
    form = a_mail(seen_by_mail(Role.CANDIDATE, title="Reference taking"), "opening")
    assert form.subject == "Café Norr asks for your references"


@pytest.mark.parametrize(
    ("purpose", "begins"),
    [
        (Purpose.OPENING, "Anna Lind has named you"),
        (Purpose.REMINDER, "Reminder: your reference"),
        (Purpose.REPLY, "Anna Lind has named you"),
        (Purpose.NEWS, "Your reference for"),
        (Purpose.FAREWELL, "You'll get no more"),
    ],
)
def test_what_a_message_is_for_chooses_the_mail(purpose: Purpose, begins: str) -> None:
    assert mail_form(seen_by_mail(), a_moment(), purpose).subject.startswith(begins)


def test_a_follow_up_quotes_the_question() -> None:
    seen = asked_once_more(seen_by_mail(), "How was Friday night?\nAn example would help.")
    form = mail_form(seen, a_moment(), Purpose.OPENING)
    assert form.subject == "One more question about Anna Lind"
    assert "> How was Friday night?\n> An example would help." in letter_of(form).text


def test_no_name_begins_a_paragraph_or_turns_the_words_around_it() -> None:
    seen = seen_by_mail(candidate="Anna\n\n[Press here]\n\u202eLind", referee="محمد عبد الرحمن")
    letter = letter_of(a_mail(seen, "opening"))
    assert len(letter.lines) == 3 and "Anna [Press here] Lind is applying" in letter.lines[1]
    assert letter.lines[0] == "Hi \u2068محمد\u2069,"
