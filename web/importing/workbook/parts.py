"""A part of a workbook, told tag by tag as it is unpacked: nothing is kept of it but what its reader keeps."""

import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from bot.questionnaire_files.refusals import FileRefused, Refusal

PIECE_BYTES = 64 * 1024
MOST_SILENT = 4  # pieces without a tag or a word: one tag, or one remark, is that long
MOST_TAGS = 800_000  # of all parts: 5,000 people with forty columns


class Enough(Exception):
    """A reader wants to be told no more."""


class Reader:
    """Listens to what it overrides."""

    def begin(self, tag: str, said: Mapping[str, str]) -> None: ...

    def end(self, tag: str) -> None: ...

    def text(self, words: str) -> None: ...


class Parts:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.casefold(): name for name in archive.namelist()}
        self._left = MOST_TAGS
        self._silent = 0

    def tell(self, name: str, reader: Reader) -> None:
        """Nothing where there is no such part. Raises what a broken file makes the libraries raise, too."""
        known = self._names.get(name.casefold())
        if known is None:
            return
        parser = self._parser(reader)
        with self._archive.open(known) as opened:
            try:
                while piece := opened.read(PIECE_BYTES):
                    self._silent += 1
                    if self._silent > MOST_SILENT:
                        raise FileRefused(Refusal.BROKEN)
                    parser.Parse(piece, False)
                parser.Parse(b"", True)
            except Enough:
                return

    def _parser(self, reader: Reader) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True

        def begin(tag: str, said: Mapping[str, str]) -> None:
            self._left, self._silent = self._left - 1, 0
            if self._left < 0:
                raise FileRefused(Refusal.UNPACKS_TOO_LARGE)
            reader.begin(plain(tag), said)

        def text(words: str) -> None:
            self._silent = 0
            reader.text(words)

        parser.StartElementHandler = begin
        parser.EndElementHandler = lambda tag: reader.end(plain(tag))
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_own_words
        return parser


def plain(tag: str) -> str:
    """Without its namespace: there are two, which mean the same."""
    return tag.rpartition(":")[2]


def _refuse_own_words(*_: object) -> None:
    """A part that declares words of its own may make any number of letters of a few."""
    raise FileRefused(Refusal.BROKEN)
