"""What is downloaded can be uploaded again, and nothing is lost on the way."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from bot.catalogues import read_questionnaires
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.questionnaire_files.writing import as_xlsx, as_yaml
from tests.questionnaire_files.documents import read

ALL = read_questionnaires()
every = pytest.mark.parametrize("one", ALL.values(), ids=lambda one: f"{one.name}-{one.language}")


@every
def test_yaml_comes_back_as_it_was(one: Questionnaire) -> None:
    assert read("a.yaml", as_yaml(one)) == one


@every
def test_a_workbook_comes_back_with_the_same_questions(one: Questionnaire) -> None:
    back = read("a.xlsx", as_xlsx(one))
    assert (back.title, back.language, back.questions) == (one.title, one.language, one.questions)


def test_no_cell_is_a_formula() -> None:
    odd = Question("team", QuestionKind.TEXT, "=1+1", '=HYPERLINK("https://x.example")?')
    content = as_xlsx(replace(ALL["standard", "sv"], questions=(odd,)))
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet and {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert read("a.xlsx", content).questions[0].label == "=1+1"
