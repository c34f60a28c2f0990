"""The zip: its files one after another, each counted and hashed as it is written."""

import hashlib
import zipfile
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any

LEVEL = 1  # answers shrink to a twentieth with it, too, in a third of the time of the usual 6


@dataclass(frozen=True, slots=True)
class Written:
    name: str
    rows: int
    bytes: int
    sha256: str


class Archive:
    def __init__(self, into: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)

    def open(self, name: str) -> "FileInZip":
        return FileInZip(name, self._zip.open(name, "w", force_zip64=True))

    def close(self) -> None:
        self._zip.close()


class FileInZip:
    def __init__(self, name: str, into: IO[bytes]) -> None:
        self._name, self._into = name, into
        self._hash, self._rows, self._bytes = hashlib.sha256(), 0, 0

    def write(self, text: str, rows: int = 0) -> None:
        content = text.encode("utf-8", errors="replace")
        self._into.write(content)
        self._hash.update(content)
        self._rows, self._bytes = self._rows + rows, self._bytes + len(content)

    @property
    def written(self) -> Written:
        return Written(self._name, self._rows, self._bytes, self._hash.hexdigest())

    def __enter__(self) -> "FileInZip":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        self._into.close()
