"""A row of a table, as plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.questionnaire_files.wording import cleaned

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
