"""The report as a PDF: everything that was said is in it, to the letter, and a screen reader finds its way."""

import asyncio
import io
import time
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from bot.domain.reference import Standing
from bot.flows.integrity.signal import Signal, SignalKind
from bot.flows.report import Correction
from bot.report_files.pages import pages
from bot.report_files.reported import Reported
from bot.report_files.typeset import typeset
from tests.builders import NOON
from tests.report_files.reporting import a_text, an_addendum, an_answer, reported, reported_by

HOSTILE = (
    '#import "x": * #panic() $x$ *b* _i_ `r` @ref // c \\u{41}',
    "= h",
    "<b>x</b><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "{page} {candidate} {{ name }}",
    "Åsa Öberg, Zoë, Ngũgĩ, Łukasz",
    "“genast” – 50 % … €",
)


async def made(one: Reported) -> bytes:
    return await typeset(pages(one), one.report.issued_at)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """With one space where lines break."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


async def test_it_says_who_what_and_when() -> None:
    pdf = await made(reported())
    assert read(pdf).metadata.title == "References for Anna Lind"  # type: ignore[union-attr]
    text = text_of(pdf)
    for said in ("References for Anna Lind", "Barista · Café Norr", "1/1", "Issued 25 November 2026", "Eva Berg"):
        assert said in text
    for said in (
        "manager",
        "Acme",
        "2019-2022",
        "+46 70 222 22 22",
        "4 of 5",
        "Always helps.",
        "Mean",
        "4.0",
        "1 of 2",
    ):
        assert said in text


async def test_it_is_in_the_language_of_the_check() -> None:
    text = text_of(await made(reported(language="sv")))
    for said in ("Referenser för Anna Lind", "Utfärdad 25 november 2026", "4 av 5", "4,0", "1 av 2"):
        assert said in text


@pytest.mark.parametrize("words", HOSTILE)
async def test_words_come_out_as_themselves_wherever_they_stand(words: str) -> None:
    corrected = (Correction("organisation", f"{words} before", words),)
    addendum = an_addendum(question=words, words=words, answer=words, asked_by=words)
    answers = (a_text(words, question=words), an_answer(label=words, comment=words))
    reference = reported_by(
        words, relation=words, employer=words, dates=words, corrections=corrected, answers=answers, addenda=(addendum,)
    )
    text = text_of(await made(reported(reference)))
    assert text.count(" ".join(words.split())) >= 12


async def test_letters_of_other_alphabets_can_be_copied() -> None:
    """What goes from right to left is read in either order, as the reader of the PDF has it."""
    words = "Bäst 👍🏽 👩‍👩‍👧 ✓\nመልካም\nمرحبا\nשלום"
    text = text_of(await made(reported(reported_by(answers=(a_text(words),)))))
    assert "Bäst 👍🏽 👩‍👩‍👧 ✓ መልካም" in text
    assert all(word in text or word[::-1] in text for word in ("مرحبا", "שלום"))


async def test_a_letter_that_no_font_draws_is_still_told_by_the_file() -> None:
    pdf = await made(reported(reported_by(answers=(a_text("中文"),))))
    assert b"/ActualText<FEFF6587>" in b"".join(page.get_contents().get_data() for page in read(pdf).pages)  # type: ignore[union-attr]


async def test_no_control_letter_is_lost_silently() -> None:
    text = text_of(await made(reported(reported_by(answers=(a_text("a\x00b\x1fc\ufeffd\ud800e\x85f"),)))))
    assert "a␀b␟c" in text


async def test_a_word_of_ten_thousand_letters_stays_on_the_page_and_whole() -> None:
    word = "abcdefghij" * 1000
    pdf = await made(reported(reported_by(answers=(a_text(word),))))
    assert word in "".join("".join(page.extract_text() for page in read(pdf).pages).split()) or _most_of(word, pdf)


def _most_of(word: str, pdf: bytes) -> bool:
    """Footers may stand between its parts."""
    parts = [line for page in read(pdf).pages for line in page.extract_text().splitlines() if line in word and line]
    return len("".join(parts)) >= len(word)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_whatever_is_written_there_is_a_report(words: str) -> None:
    reference = reported_by(words, answers=(a_text(words, question=words), an_answer(comment=words, label=words)))
    assert asyncio.run(made(reported(reference))).startswith(b"%PDF")


async def test_it_is_tagged_for_screen_readers() -> None:
    pdf = await made(reported(reported_by(addenda=(an_addendum(),)), language="sv"))
    root: Any = read(pdf).trailer["/Root"]
    assert b"pdfuaid:part" in pdf
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        True,
        "sv",
        True,
    )
    tags = list(_tags(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/P", "/BlockQuote"} <= {tag for tag, _ in tags}
    alternatives = {alternative for tag, alternative in tags if tag == "/Figure"}
    assert "Teamwork: Eva Berg 4. Medelvärde 4,0." in alternatives and None not in alternatives


def _tags(node: object) -> list[tuple[str, str | None]]:
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        return [tag for one in found for tag in _tags(one)]
    if not isinstance(found, dict):
        return []
    mine = [(str(found["/S"]), found.get("/Alt"))] if "/S" in found else []
    return mine + (_tags(found["/K"]) if "/K" in found else [])


async def test_what_the_referee_put_right_stands_beside_what_the_candidate_gave() -> None:
    corrections = (Correction("name", "Eva Berg", "Eva Bergman"), Correction("phone", "+46701111111", "+46702222222"))
    text = text_of(await made(reported(reported_by("Eva Bergman", corrections=corrections))))
    assert "Corrected to Eva Bergman Nominated as Eva Berg" in text
    assert "Corrected to +46 70 222 22 22 Nominated as +46 70 111 11 11" in text


async def test_words_that_tell_no_more_than_the_answer_are_not_repeated() -> None:
    answers = (an_answer(comment=None), an_answer(key="again", kind="yes_no", answer=True, words="Ja", comment=None))
    assert "In the referee's words" not in text_of(await made(reported(reported_by(answers=answers))))
    told = an_answer(words="4, always helps", comment="always helps")
    text = text_of(await made(reported(reported_by(answers=(told,)))))
    assert "In the referee's words 4, always helps" in text and text.count("always helps") == 1


async def test_an_addendum_is_dated_and_new_in_its_version() -> None:
    one = reported(reported_by(addenda=(an_addendum(),)))
    text = text_of(await made(one))
    assert "Asked by Rut on 26 November 2026, answered on 27 November 2026" in text
    assert (
        "New in version 2" in text and "Version 2 27 November 2026 Follow-up answered by Eva Berg (this report)" in text
    )


async def test_an_earlier_version_tells_nothing_that_came_later() -> None:
    declined = reported_by("Per Sten", standing=Standing.NOMINATED, submitted_at=None, answers=(), new_in_version=None)
    late = reported(reported_by(addenda=(an_addendum(),)), declined)
    known = pages(late)["course"]["rows"][0]["times"]
    assert known == ["23 Nov 13:00", "23 Nov 13:00", "–", "25 Nov 13:00"]
    early = reported(
        reported_by(submitted_at=NOON + timedelta(days=3), addenda=(an_addendum(),)), version=1, is_final=False
    )
    assert pages(early)["course"]["rows"][0]["times"][-1] == "–"
    assert (pages(early)["state"], pages(early)["versions"][1]["what"]) == (
        "Earlier version",
        "Follow-up answered by Eva Berg",
    )


async def test_a_referee_who_gave_no_answers_is_told_of_without_any() -> None:
    declined = reported_by("Per Sten", standing=Standing.DECLINED, submitted_at=None, answers=(), new_in_version=None)
    text = text_of(await made(reported(reported_by(), declined)))
    assert "1/2" in text and "Declined" in text and "There are no answers." in text


async def test_ratings_of_all_referees_stand_in_one_line() -> None:
    asked = pages(reported(reported_by(), reported_by("Per Sten", answers=(an_answer(answer=5),))))
    [line] = asked["ratings"]
    assert line["marks"] == [{"value": 4, "referees": [1]}, {"value": 5, "referees": [2]}]
    assert (line["mean"], line["alternative"]) == ("4.5", "Teamwork: Eva Berg 4, Per Sten 5. Mean 4.5.")


async def test_the_same_report_is_the_same_file_from_many_threads_at_once() -> None:
    one = reported(reported_by(addenda=(an_addendum(),)))
    files = await asyncio.gather(*(made(one) for _ in range(12)))
    assert len(set(files)) == 1


async def test_signals_are_told_with_what_else_they_may_be_and_that_none_is_decisive() -> None:
    device = Signal(SignalKind.SHARED_DEVICE, (0, 1), ("Anna Lind", "Eva *Berg*"))
    private = Signal(SignalKind.PRIVATE_EMAIL, (1,), ("Eva *Berg*",), {"domain": "gmail.com"})
    text = text_of(await made(reported(integrity=(device, private))))
    for said in (
        "None of this is decisive.",
        "Seldom seen by chance Worth a question. Same device",
        "Anna Lind and Eva *Berg* have answered from the same browser",
        "What else it may be: A computer or phone is lent now and then",
        "Circumstances Usual in honest references, and good to know. Private mail address",
    ):
        assert said in text


async def test_where_nothing_was_seen_it_says_what_was_looked_for() -> None:
    text = text_of(await made(reported()))
    assert "Nothing out of the ordinary was seen. What is looked for: shared numbers" in text


async def test_how_it_went_is_told_in_a_sentence_and_a_table() -> None:
    text = text_of(await made(reported()))
    assert "1 referee contacted, 0 reminders sent. The latest answer came 2 days after the check was started." in text
    assert "Eva Berg 23 Nov 13:00 23 Nov 13:00 – 25 Nov 13:00 0 2 days" in text


async def test_ten_references_with_long_answers_take_less_than_a_second() -> None:
    answers = tuple(
        an_answer(key=f"q{n}", label=f"Question {n}", comment="Alltid först på plats. " * 40) for n in range(12)
    )
    one = reported(*(reported_by(f"Referee {n}", answers=answers) for n in range(10)))
    await made(reported())  # the first of a program reads the fonts, too
    begun = time.process_time()  # others may be at work on the same machine
    pdf = await made(one)
    assert time.process_time() - begun < 1 and len(read(pdf).pages) > 20
