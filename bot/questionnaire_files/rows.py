"""Rows of a table: a question each, in columns that a header names or that are told by what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import FEWEST_CHOICES
from bot.questionnaire_files.guessing import Mark, choices_in, guessed, mark_in
from bot.questionnaire_files.understood import Became, Doubt, Gathering
from bot.questionnaire_files.wording import cleaned, label_of, with_candidate
from bot.questionnaire_files.words import KIND_WORDS, KNOWN_COLUMNS, NUMBER_COLUMNS, WORDED

JOINT = " | "


@dataclass(frozen=True, slots=True)
class Row:
    where: str
    cells: tuple[str, ...]

    @property
    def said(self) -> str:
        return JOINT.join(cell for cell in self.cells if cell)


def a_row(where: str, values: Sequence[object]) -> Row:
    """Line breaks inside a cell part its choices."""
    return Row(
        where, tuple("\n".join(cleaned(line) for line in _plain(value).splitlines()).strip() for value in values)
    )


def _plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def read_rows(found: Sequence[Row], into: Gathering) -> None:
    rows = [row for row in found if any(row.cells)]
    header = next((place for place, row in enumerate(rows[:6]) if _is_header(row)), None)
    if header is None:
        return _read_plainly(rows, into)
    for row in rows[:header]:
        _above(row, into)
    columns = _columns(rows[header], into)
    into.take(rows[header].where, rows[header].said, Became.HEADER)
    for row in rows[header + 1 :]:
        _read_named(row, columns, into)


def _is_header(row: Row) -> bool:
    parts = [_part(cell) for cell in row.cells if cell]
    return "text" in parts and all(len(cell) <= 30 and "?" not in cell for cell in row.cells)


def _part(cell: str) -> str:
    plain = " ".join(cell.casefold().replace("=", " ").replace("_", " ").strip(" :*.").split())
    return KNOWN_COLUMNS.get(plain, "number" if plain in NUMBER_COLUMNS else "")


def _columns(header: Row, into: Gathering) -> dict[int, str]:
    """By place. "Alternativ 1", "Alternativ 2" are all choices."""
    columns: dict[int, str] = {}
    for place, cell in enumerate(header.cells):
        part = _part(cell) or ("choices" if _part(cell.rstrip("0123456789 ")) == "choices" else "")
        if part and (part == "choices" or part not in columns.values()):
            columns[place] = part
        elif cell:
            into.doubt(Doubt.UNKNOWN_COLUMN, cell, question=0)
    return columns


def _above(row: Row, into: Gathering) -> None:
    """What stands over the header is the title, if anything."""
    is_title = not into.title and sum(bool(cell) for cell in row.cells) <= 2
    if is_title:
        into.title = [cell for cell in row.cells if cell][-1]
    into.take(row.where, row.said, Became.TITLE if is_title else Became.NOTE)


def _read_named(row: Row, columns: Mapping[int, str], into: Gathering) -> None:
    given: dict[str, list[str]] = {}
    for place, cell in enumerate(row.cells):
        if cell and place in columns:
            given.setdefault(columns[place], []).append(cell)
    if not any(WORDED.search(cell) for cell in given.get("text", ())):
        return into.take(row.where, row.said, Became.EMPTY if len(given) > 1 else Became.SECTION)
    ask_parts({name: "\n".join(cells) for name, cells in given.items()}, row.where, row.said, into)


def ask_parts(given: Mapping[str, str], where: str, said: str, into: Gathering) -> None:
    """A question of which the parts are named; what is not said is guessed."""
    question, doubt = guessed(" ".join(given["text"].split()))
    mark = _mark_of(given)
    parts: dict[str, Any] = {
        name: given[name].replace("\n", " ") for name in ("label", "comment", "key") if name in given
    }
    if given.get("choices"):
        parts["choices"] = _choices(given["choices"])
    if mark:
        parts |= {"kind": mark.kind, "choices": parts.get("choices") or mark.choices}
    elif len(parts.get("choices", ())) >= FEWEST_CHOICES:
        parts["kind"] = QuestionKind.CHOICE
    parts |= _ends(given, mark, question)
    into.ask(replace(question, **parts), where, said)
    doubt = mark.doubt if mark else doubt
    if doubt:
        into.doubt(doubt, given.get("scale", ""))
    if given.get("kind") and mark is None:
        into.doubt(Doubt.UNKNOWN_KIND, given["kind"])


def _mark_of(given: Mapping[str, str]) -> Mark | None:
    """What the columns for kind and scale say of the answer."""
    said = given.get("kind", "").casefold().strip()
    scale = mark_in(given.get("scale", "")) if given.get("scale") else None
    if kind := KIND_WORDS.get(said.replace("_", " ")):
        return replace(scale, kind=kind) if scale else Mark(kind)
    return (mark_in(said) if said else None) or scale


def _ends(given: Mapping[str, str], mark: Mark | None, question: Question) -> dict[str, str]:
    ends = {}
    for name in ("lowest", "highest"):
        ends[name] = given.get(name) or (getattr(mark, name) if mark else "") or getattr(question, name)
    return ends


def _choices(said: str) -> tuple[str, ...]:
    lines = tuple(line for line in said.split("\n") if line)
    return lines if len(lines) >= FEWEST_CHOICES else choices_in(said) or lines


def _read_plainly(rows: Sequence[Row], into: Gathering) -> None:
    """Without a header: the longest cell asks, and the others say how it is answered."""
    for place, row in enumerate(rows):
        cells = [cell for cell in row.cells if WORDED.search(cell) or mark_in(cell)]
        asked = max(cells, key=lambda cell: ("?" in cell, len(cell)), default="")
        if not WORDED.search(asked):
            into.take(row.where, row.said, Became.EMPTY)
        elif place == 0 and len(cells) == 1 and len(rows) > 1 and "?" not in asked and len(asked) <= 60:
            into.title = asked
            into.take(row.where, row.said, Became.TITLE)
        else:
            _ask_beside(asked, [cell for cell in cells if cell != asked], row, into)


def _ask_beside(asked: str, others: Sequence[str], row: Row, into: Gathering) -> None:
    question, doubt = guessed(" ".join(asked.split()))
    mark = next((found for found in map(mark_in, others) if found), None)
    if mark:
        doubt = mark.doubt
        question = replace(question, kind=mark.kind, choices=mark.choices, lowest=mark.lowest, highest=mark.highest)
    elif len(others) >= FEWEST_CHOICES:
        question = replace(question, kind=QuestionKind.CHOICE, choices=tuple(others))
    elif others and len(others[0]) <= 30:
        question = replace(question, label=with_candidate(others[0]))
    into.ask(replace(question, label=question.label or label_of(question.text)), row.where, row.said)
    if doubt:
        into.doubt(doubt, row.said)
