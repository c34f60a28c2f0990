"""Any document that names a questionnaire, by its ending: what was understood of it, or why nothing was."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from bot.domain.question_keys import key_for
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.questionnaire_flaws import FEWEST_CHOICES, LONGEST, MOST_CHOICES, MOST_MINUTES, MOST_QUESTIONS
from bot.domain.questionnaire_rules import NAME, WITH_COMMENT
from bot.questionnaire_files.csv_file import read_csv
from bot.questionnaire_files.docx_file import read_docx
from bot.questionnaire_files.text_file import read_text
from bot.questionnaire_files.understood import (
    Became,
    Doubt,
    FileRefused,
    Gathering,
    Refusal,
    Understood,
)
from bot.questionnaire_files.wording import cleaned, label_of, language_of
from bot.questionnaire_files.words import ENDS
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
        found.questions[place] = _fitting(question, place + 1, spoken, taken, found)
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


def _fitting(question: Question, number: int, language: str, taken: set[str], found: Gathering) -> Question:
    """Each part as its kind has it: ends that are not said have the usual words, what a kind has not is left out."""
    kind = question.kind
    if kind is QuestionKind.CHOICE and not FEWEST_CHOICES <= len(question.choices) <= MOST_CHOICES:
        found.doubt(Doubt.FEW_CHOICES, str(len(question.choices)), number)
    if kind is QuestionKind.RATING and not (question.lowest and question.highest):
        found.doubt(Doubt.ENDS_FILLED_IN, question=number)
    fitted = replace(
        question,
        key=_key(question.key, taken),
        label=question.label or label_of(question.text),
        choices=question.choices if kind is QuestionKind.CHOICE else (),
        comment=question.comment if kind in WITH_COMMENT else "",
        lowest=(question.lowest or ENDS[language][0]) if kind is QuestionKind.RATING else "",
        highest=(question.highest or ENDS[language][1]) if kind is QuestionKind.RATING else "",
    )
    return _cut(fitted, number, found)


def _key(key: str, taken: set[str]) -> str:
    """The key that a document gives; none where it is given twice or is no key."""
    is_good = key.isidentifier() and key not in taken and key == key_for(key, ())
    if is_good:
        taken.add(key)
    return key if is_good else ""


def _cut(question: Question, number: int, found: Gathering) -> Question:
    """What is much too long for a message is cut, and said to be."""
    parts = {name: getattr(question, name) for name in ("label", "text", "comment", "lowest", "highest")}
    longer = {name for name, text in parts.items() if len(text) > LONGEST[name]}
    if longer - {"label"}:
        found.doubt(Doubt.SHORTENED, question=number)
    shorter = {name: parts[name][: LONGEST[name]].strip() for name in longer}
    choices = tuple(cleaned(one)[: LONGEST["choices"]] for one in question.choices)
    return replace(question, choices=choices, **shorter)
