"""A file of values with any delimiter between them."""

import csv
import io

from bot.questionnaire_files.cells import a_row
from bot.questionnaire_files.decoding import decoded
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.refusals import FileRefused, Refusal
from bot.questionnaire_files.rows import read_rows
from bot.questionnaire_files.text_file import read_text

DELIMITERS = (";", "\t", ",", "|")
MOST_ROWS, MOST_CELLS = 1000, 60
LOOKED_AT = 30


def read_csv(content: bytes) -> Gathering:
    """Where nothing parts the values, it is a text file."""
    text = decoded(content)
    delimiter = _delimiter(text)
    if delimiter is None:
        return read_text(content)
    into = Gathering()
    rows = [a_row(str(number), values[:MOST_CELLS]) for number, values in enumerate(_values(text, delimiter), 1)]
    read_rows(rows, into)
    return into


def _values(text: str, delimiter: str) -> list[list[str]]:
    try:
        found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [values for _, values in zip(range(MOST_ROWS), found, strict=False)]
    except csv.Error as broken:
        raise FileRefused(Refusal.BROKEN) from broken


def _delimiter(text: str) -> str | None:
    """The one that makes as many values of nearly every row."""
    first, _, _ = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4]
    best: tuple[float, int, str] = (0.0, 0, "")
    for delimiter in _possible(text):
        counts = [len(values) for values in _values(text, delimiter)[:LOOKED_AT] if any(values)]
        usual = max(set(counts), key=counts.count, default=1)
        share = counts.count(usual) / len(counts) if counts else 0.0
        if usual > 1 and (share, usual, delimiter) > best:
            best = (share, usual, delimiter)
    return best[2] if best[0] >= 0.6 else None


def _possible(text: str) -> list[str]:
    """Not a comma that stands in sentences, with a space behind it."""
    is_prose = text.count(", ") * 2 > text.count(",")
    return [one for one in DELIMITERS if one != "," or not is_prose]
