"""Which sheets a workbook has, the texts that its cells share, and which of its formats show a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import join, normpath

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from bot.questionnaire_files.refusals import FileRefused, Refusal
from web.importing.refusals import LONGEST_CELL
from web.importing.workbook.parts import Parts, Reader, plain

MOST_SHEETS, MOST_LETTERS = 200, 60
FOLDER, WORKBOOK, LINKS = "xl", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(slots=True)
class Contents:
    sheets: list[tuple[str, str]] = field(default_factory=list)  # those that are shown: name, part
    texts: list[str] = field(default_factory=list)
    dates: frozenset[int] = frozenset()  # the styles of cells that are dates
    is_of_1904: bool = False  # the day that days are counted from


def contents_of(parts: Parts) -> Contents:
    links, book, texts, styles = _Links(), _Book(), _Texts(), _Styles()
    parts.tell(LINKS, links)
    parts.tell(WORKBOOK, book)
    parts.tell(links.of("sharedStrings"), texts)
    parts.tell(links.of("styles"), styles)
    sheets = [(name, links.targets.get(link, "")) for name, link in book.shown]
    return Contents(sheets, texts.found, frozenset(styles.dates()), book.is_of_1904)


class _Links(Reader):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self._kinds: dict[str, str] = {}

    def begin(self, tag: str, said: Mapping[str, str]) -> None:
        if tag == "Relationship":
            target = normpath(join(FOLDER, said["Target"])) if said["Target"][:1] != "/" else said["Target"][1:]
            self.targets[said["Id"]] = target
            self._kinds.setdefault(said["Type"].rpartition("/")[2], target)

    def of(self, kind: str) -> str:
        return self._kinds.get(kind, "")


class _Book(Reader):
    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []
        self.is_of_1904 = False

    def begin(self, tag: str, said: Mapping[str, str]) -> None:
        if tag == "sheet" and said.get("state", "visible") == "visible":
            link = next((value for name, value in said.items() if ":" in name and plain(name) == "id"), "")
            self.shown.append((said.get("name", "")[:MOST_LETTERS], link))
            if len(self.shown) > MOST_SHEETS:
                raise FileRefused(Refusal.UNPACKS_TOO_LARGE)
        elif tag == "workbookPr":
            self.is_of_1904 = said.get("date1904", "0") in ("1", "true")


class _Texts(Reader):
    """How a word is pronounced (`rPh`) is none of it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._is_text, self._is_sound = False, False

    def begin(self, tag: str, said: Mapping[str, str]) -> None:
        self._is_text = tag == "t"
        self._is_sound = self._is_sound or tag == "rPh"

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag == "rPh":
            self._is_sound = False
        elif tag == "si":
            self.found.append("".join(self._words)[:LONGEST_CELL])
            self._words.clear()

    def text(self, words: str) -> None:
        if self._is_text and not self._is_sound:
            self._words.append(words)


class _Styles(Reader):
    def __init__(self) -> None:
        self._formats: dict[int, str] = dict(BUILTIN_FORMATS)
        self._of_cells: list[int] = []
        self._are_cells = False

    def begin(self, tag: str, said: Mapping[str, str]) -> None:
        if tag == "numFmt":
            self._formats[int(said["numFmtId"])] = said.get("formatCode", "")[:200]
        elif tag == "cellXfs":
            self._are_cells = True
        elif tag == "xf" and self._are_cells:
            self._of_cells.append(int(said.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._are_cells = False

    def dates(self) -> list[int]:
        known = {number for number in set(self._of_cells) if is_date_format(self._formats.get(number, ""))}
        return [style for style, number in enumerate(self._of_cells) if number in known]
