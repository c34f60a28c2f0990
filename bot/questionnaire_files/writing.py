"""A questionnaire as a document that can be changed anywhere and uploaded again."""

import io
from collections.abc import Mapping
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from bot.domain.questionnaire import Question, QuestionKind, Questionnaire

PARTS = ("key", "label", "kind", "text", "lowest", "highest", "comment", "choices")
HEADERS: Mapping[str, Mapping[str, str]] = {
    "sv": dict(zip(PARTS, "Nyckel|Etikett|Typ|Fråga|1 betyder|5 betyder|Kommentar|Alternativ".split("|"), strict=True)),
    "en": dict(zip(PARTS, "Key|Label|Type|Question|1 means|5 means|Comment|Choices".split("|"), strict=True)),
}
KINDS: Mapping[str, Mapping[QuestionKind, str]] = {
    "sv": dict(zip(QuestionKind, ("betyg", "fritext", "ja/nej", "val", "datum"), strict=True)),
    "en": dict(zip(QuestionKind, ("rating", "text", "yes/no", "choice", "date"), strict=True)),
}
WIDTHS = {"key": 18, "label": 22, "kind": 10, "text": 70, "lowest": 20, "highest": 20, "comment": 44, "choices": 34}
LONGEST_SHEET = 31
NOT_IN_SHEETS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def as_yaml(questionnaire: Questionnaire) -> bytes:
    whole = {
        "name": questionnaire.name,
        "title": questionnaire.title,
        "language": questionnaire.language,
        "minutes": questionnaire.minutes,
        "questions": [_plain(one) for one in questionnaire.questions],
    }
    text: str = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def _plain(question: Question) -> dict[str, Any]:
    parts = {name: getattr(question, name) for name in PARTS}
    parts |= {"kind": question.kind.value, "choices": list(question.choices)}
    return {name: value for name, value in parts.items() if value}


def as_xlsx(questionnaire: Questionnaire) -> bytes:
    """A header and a row a question, with words in the questionnaire's language."""
    book = Workbook()
    book.properties.title = questionnaire.title
    sheet: Any = book.active
    sheet.title = questionnaire.title.translate(NOT_IN_SHEETS)[:LONGEST_SHEET].strip() or "Vouchline"
    sheet.append([HEADERS[questionnaire.language][name] for name in PARTS])
    for number, question in enumerate(questionnaire.questions, 2):
        for place, name in enumerate(PARTS, 1):
            _put(sheet.cell(number, place), _said(question, name, questionnaire.language))
    for place, name in enumerate(PARTS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[name]
        sheet.cell(1, place).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _said(question: Question, name: str, language: str) -> str:
    if name == "kind":
        return KINDS[language][question.kind]
    return "\n".join(question.choices) if name == "choices" else str(getattr(question, name))


def _put(cell: Any, text: str) -> None:
    """As a text, whatever it begins with: "=1+1" is nobody's formula here."""
    cell.value = text
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
