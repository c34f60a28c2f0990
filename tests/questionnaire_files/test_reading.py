"""What is understood of documents as people write them (R47)."""

import codecs
import re
from pathlib import Path

import pytest

from bot.domain.questionnaire import QuestionKind, Questionnaire
from bot.questionnaire_files.reading import read_file
from bot.questionnaire_files.understood import Became, Doubt
from tests.questionnaire_files.documents import a_document, a_workbook, read

RATING, TEXT, YES_NO, CHOICE, DATE = QuestionKind
ORDINARY = """Referens för butikspersonal

1. Hur fungerade samarbetet mellan [namn] och kollegorna? (1-5)
   1 = mindre bra, 5 = mycket bra
   Kommentar: Ge ett exempel.
2. Vilken relation hade ni?
   a) Närmaste chef
   b) Kollega
3. Skulle du anställa kandidaten igen? Varför/varför inte?
4. När arbetade ni senast tillsammans?
5. Vilka är kandidatens styrkor?
"""


def kinds(read: Questionnaire) -> list[QuestionKind]:
    return [one.kind for one in read.questions]


def test_a_numbered_list_with_marks_below_its_questions() -> None:
    understood = read_file("mall.txt", ORDINARY.encode())
    first, second, third, *_ = understood.questionnaire.questions
    assert (understood.questionnaire.title, understood.questionnaire.language) == ("Referens för butikspersonal", "sv")
    assert kinds(understood.questionnaire) == [RATING, CHOICE, YES_NO, DATE, TEXT]
    assert first.text == "Hur fungerade samarbetet mellan {candidate} och kollegorna?"
    assert (first.lowest, first.highest, first.comment) == ("mindre bra", "mycket bra", "Ge ett exempel.")
    assert second.choices == ("Närmaste chef", "Kollega")
    assert (third.text, third.comment) == ("Skulle du anställa kandidaten igen?", "Varför/varför inte?")
    assert not understood.doubts


def test_every_line_is_told_of_by_its_number() -> None:
    lines = read_file("mall.txt", ORDINARY.encode()).lines
    assert [(one.where, one.became, one.question) for one in lines[:6]] == [
        ("1", Became.TITLE, 0),
        ("3", Became.QUESTION, 1),
        ("4", Became.ENDS, 1),
        ("5", Became.COMMENT, 1),
        ("6", Became.QUESTION, 2),
        ("7", Became.CHOICES, 2),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Hur fungerade samarbetet? (1-5)", RATING),
        ("Hur fungerade samarbetet? [1–5]", RATING),
        ("Betygsätt samarbetet", RATING),
        ("Rate the quality of work on a scale from 1 to 5", RATING),
        ("Hur gick det? (1 = dåligt, 5 = bra)", RATING),
        ("Höll hen tider? Ja/Nej", YES_NO),
        ("Höll hen tider? [ja/nej]", YES_NO),
        ("Höll hen tider?", YES_NO),
        ("Would you work with her again?", YES_NO),
        ("Relation? [chef / kollega / kund]", CHOICE),
        ("Vilket datum slutade hen?", DATE),
        ("When did you last work together?", DATE),
        ("När det var stressigt, hur arbetade hen?", TEXT),
        ("Kan du beskriva hans ansvar?", TEXT),
        ("I vilken grad nåddes målen?", TEXT),
        ("Beskriv samarbetet", TEXT),
        ("Är hen bäst på kassa eller lager?", TEXT),
    ],
)
def test_how_a_question_is_answered_is_guessed_from_its_words(line: str, kind: QuestionKind) -> None:
    assert kinds(read("a.txt", f"{line}\nVad gjorde hen?"))[0] is kind


@pytest.mark.parametrize("blank", ["[namn]", "{kandidat}", "<kandidaten>", "XX", "N.N.", "____", "[Candidate]"])
def test_the_candidates_name_is_filled_in_where_it_is_left_open(blank: str) -> None:
    assert read("a.txt", f"Hur fungerade {blank} i laget?").questions[0].text == "Hur fungerade {candidate} i laget?"


def test_bullets_are_questions_where_nothing_else_asks() -> None:
    assert len(read("a.txt", "Mall\n- Beskriv ansvaret\n- Hur gick det?\n• Styrkor").questions) == 3


def test_bullets_below_a_question_are_its_choices() -> None:
    found = read("a.txt", "Hur gick det?\n- bra\n- dåligt\nVarför slutade hen?")
    assert [one.choices for one in found.questions] == [("bra", "dåligt"), ()]


def test_a_heading_over_one_question_is_its_label_and_others_are_left_out() -> None:
    text = "# Mall\n## Samarbete\nHur gick det med laget?\n## Arbetet\nVad gjorde hen?\nHur bra?"
    understood = read_file("a.txt", text.encode())
    assert understood.questionnaire.questions[0].label == "Samarbete"
    assert [one.became for one in understood.lines[:2]] == [Became.TITLE, Became.LABEL]
    assert understood.lines[3].became is Became.SECTION


def test_another_scale_and_missing_ends_are_told() -> None:
    understood = read_file("a.txt", b"Hur gick det (1-10)?\nHur gick det? (1-5)")
    assert [(one.doubt, one.question) for one in understood.doubts] == [
        (Doubt.SCALE, 1),
        (Doubt.NO_TITLE, 0),
        (Doubt.ENDS_FILLED_IN, 1),
        (Doubt.ENDS_FILLED_IN, 2),
    ]


def test_questions_beyond_the_twelfth_are_left_out_and_told() -> None:
    understood = read_file("a.txt", "\n".join(f"{n}. Hur gick del {n}?" for n in range(1, 16)).encode())
    assert len(understood.questionnaire.questions) == 12
    assert [one.became for one in understood.lines[-3:]] == [Became.TOO_MANY] * 3
    assert Doubt.TOO_MANY in [one.doubt for one in understood.doubts]


@pytest.mark.parametrize(
    "encoded",
    [
        "Hur fungerade språket?".encode(),
        codecs.BOM_UTF8 + "Hur fungerade språket?".encode(),
        "Hur fungerade språket?".encode("utf-16"),
        "Hur fungerade språket?".encode("utf-16-le"),
        "Hur fungerade språket?".encode("latin-1"),
    ],
)
def test_letters_come_through_in_the_usual_encodings(encoded: bytes) -> None:
    assert read("a.txt", encoded).questions[0].text == "Hur fungerade språket?"
    assert read("a.csv", encoded).questions[0].text == "Hur fungerade språket?"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_columns_are_known_by_their_header(delimiter: str) -> None:
    rows = ["Typ,Fråga,Kommentar,Alternativ", "betyg,Hur gick det?,Varför?,", "val,Relation?,,chef/kollega"]
    found = read("mall.csv", "\n".join(rows).replace(",", delimiter))
    assert kinds(found) == [RATING, CHOICE]
    assert (found.questions[0].comment, found.questions[1].choices) == ("Varför?", ("chef", "kollega"))


def test_commas_in_sentences_part_nothing() -> None:
    found = read("a.csv", "Hur gick det, tyckte du?\nVad gjorde hen, egentligen?\n")
    assert found.questions[0].text == "Hur gick det, tyckte du?"


def test_a_workbook_with_a_header_and_scales() -> None:
    rows: list[list[object]] = [
        ["Mall för butik"],
        ["Nr", "Question", "Type", "Scale", "Comment", "Choice 1", "Choice 2", "Owner"],
        [1, "How was it?", "", "1 = bad, 5 = good", "Why?", None, None, "Eva"],
        [2, "Who were you?", None, None, None, "manager", "client", None],
        [3, None, None, None, "left", None, None, None],
    ]
    understood = read_file("a.xlsx", a_workbook(rows))
    first, second = understood.questionnaire.questions
    assert understood.questionnaire.title == "Mall för butik"
    assert (first.kind, first.lowest, first.highest, first.comment) == (RATING, "bad", "good", "Why?")
    assert second.choices == ("manager", "client")
    assert [one.value for one in understood.doubts if one.doubt is Doubt.UNKNOWN_COLUMN] == ["Owner"]
    assert understood.lines[-1].became is Became.EMPTY


def test_a_workbook_without_a_header_is_read_by_what_stands_in_it() -> None:
    rows = [["Hur gick det?", "1-5"], ["Relation?", "chef", "kollega"], ["Vad gjorde hen?", "fritext"]]
    assert kinds(read("a.xlsx", a_workbook(rows, "Butik"))) == [RATING, CHOICE, TEXT]
    assert read("a.xlsx", a_workbook(rows, "Butik")).title == "Butik"


def test_a_word_document_with_headings_lists_and_a_table() -> None:
    content = a_document(
        ("Title", "Mall för butik"),
        ("", "Fyll i tillsammans."),
        ("Heading 1", "Samarbete"),
        ("List Number", "Hur gick det med laget? (1-5)"),
        ("Heading 1", "Relation"),
        ("List Number", "Hur kände ni varandra?"),
        ("List Bullet", "Chef"),
        ("List Bullet", "Kollega"),
        table=[["Fråga", "Typ"], ["Höll hen tider?", "ja/nej"]],
    )
    found = read("a.docx", content)
    assert found.title == "Mall för butik"
    assert [(one.kind, one.label) for one in found.questions] == [
        (RATING, "Samarbete"),
        (CHOICE, "Relation"),
        (YES_NO, "Höll tider"),
    ]


def test_our_own_yaml_and_a_plain_list() -> None:
    ours = (
        "name: butik\ntitle: Butik\nlanguage: sv\nminutes: 7\nquestions:\n- key: team\n  label: Lag\n  kind: rating\n"
        "  text: Hur gick det?\n  lowest: dåligt\n  highest: bra\n  comment: Varför?\n- Kom hen i tid?\n"
        "- text: Vem?\n  choices: [Ja, Nej]\n"
    )
    found = read("a.yaml", ours)
    assert (found.name, found.title, found.minutes) == ("butik", "Butik", 7)
    assert [one.key for one in found.questions] == ["team", "", ""]
    assert found.questions[2].choices == ("Ja", "Nej")
    assert kinds(read("a.yml", "- Hur gick det?\n- Lag: Hur gick det (1-5)?\n")) == [TEXT, RATING]


def examples(language: str) -> list[str]:
    """The blocks of that kind in the documentation."""
    told = (Path(__file__).parents[2] / "docs/questionnaires.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", told, re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_documentation_are_read_as_it_says() -> None:
    assert kinds(read("a.txt", examples("")[0])) == [RATING, CHOICE, YES_NO, DATE, TEXT]
    ours, plain = (read("a.yaml", one) for one in examples("yaml"))
    assert (ours.name, kinds(ours), ours.questions[0].key) == ("butik-och-kassa", [RATING, CHOICE, TEXT], "samarbete")
    assert (kinds(plain), plain.questions[1].label) == ([TEXT, RATING], "Teamwork")
