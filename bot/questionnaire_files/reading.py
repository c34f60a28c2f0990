"""Any document that names a questionnaire, by its ending: what was understood of it, or why nothing was."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from bot.domain.questionnaire import Questionnaire
from bot.domain.questionnaire_flaws import LONGEST, MOST_MINUTES, MOST_QUESTIONS
from bot.domain.questionnaire_rules import NAME
from bot.questionnaire_files.csv_file import read_csv
from bot.questionnaire_files.docx_file import read_docx
from bot.questionnaire_files.fitting import fitting
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.refusals import FileRefused, Refusal
from bot.questionnaire_files.text_file import read_text
from bot.questionnaire_files.understood import Became, Doubt, Understood
from bot.questionnaire_files.wording import cleaned, language_of
from bot.questionnaire_files.xlsx_file import read_xlsx
from bot.questionnaire_files.yaml_file import read_yaml

LARGEST_BYTES = 1024 * 1024
MOST_LINES = 400  # told of in the report
READERS: Mapping[str, Callable[[bytes], Gathering]] = {
    ".docx": read_docx,
    ".xlsx": read_xlsx,
    ".csv": read_csv,
    ".txt": read_text,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}


def read_file(file_name: str, content: bytes, language: str = "") -> Understood:
    """Raises `FileRefused`. `language`: empty takes the one that the document seems to be in."""
    path = PurePath(file_name.replace("\\", "/"))
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise FileRefused(Refusal.UNKNOWN_KIND)
    if len(content) > LARGEST_BYTES:
        raise FileRefused(Refusal.TOO_LARGE)
    if not content.strip():
        raise FileRefused(Refusal.EMPTY)
    found = reader(content)
    if not found.questions:
        raise FileRefused(Refusal.NO_QUESTIONS)
    return _finished(found, path.stem, language)


def _finished(found: Gathering, stem: str, language: str) -> Understood:
    spoken = language or found.language or language_of([one.text for one in found.questions])
    _leave_out_too_many(found)
    if not found.title:
        found.doubt(Doubt.NO_TITLE, question=0)
    taken: set[str] = set()
    for place, question in enumerate(found.questions):
        found.questions[place] = fitting(question, place + 1, spoken, taken, found)
    title = cleaned(found.title or stem.replace("_", " ").replace("-", " "))[: LONGEST["title"]]
    read = Questionnaire(
        name=found.name if NAME.fullmatch(found.name) else "",
        language=spoken,
        title=title[:1].upper() + title[1:],
        minutes=found.minutes if 1 <= found.minutes <= MOST_MINUTES else 0,
        questions=tuple(found.questions),
    )
    return Understood(read, tuple(found.lines[:MOST_LINES]), tuple(found.doubts))


def _leave_out_too_many(found: Gathering) -> None:
    if found.number <= MOST_QUESTIONS:
        return
    found.doubt(Doubt.TOO_MANY, str(found.number), question=0)
    del found.questions[MOST_QUESTIONS:]
    found.lines = [
        replace(one, became=Became.TOO_MANY, question=0) if one.question > MOST_QUESTIONS else one
        for one in found.lines
    ]
    found.doubts = [one for one in found.doubts if one.question <= MOST_QUESTIONS]
