"""Where rows wait while the database is away: files of JSON lines, on disk before anything is acknowledged.

Each program appends to files of its own and replays them itself; what a dead program left is replayed by any other,
and so is what nobody replayed for long: a container that has been replaced had another host's name.
Replaying twice is harmless, since a row is known by its source and key for ever.
"""

import asyncio
import json
import logging
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from bot.domain.inbox import Happening, Row
from bot.engine.holder import Holder
from bot.engine.metrics import SPOOLED

log = logging.getLogger(__name__)

ENDING = ".jsonl"
SET_ASIDE = "refused.txt"
LEFT_BEHIND_SECONDS = 300.0  # a program that runs begins a new file each time it tries, about once a second
Put = Callable[[Sequence[Row]], Awaitable[Any]]


class Spool:
    def __init__(self, folder: Path, holder: Holder) -> None:
        self._folder, self._holder = folder, holder
        self._number = 0
        self._lock = asyncio.Lock()
        self.is_waiting = False  # rows of ours: what comes now comes after them

    async def keep(self, rows: Sequence[Row]) -> None:
        """On disk on return. Raises `OSError` when the disk takes nothing."""
        async with self._lock:
            await asyncio.to_thread(_append, self._own(self._number), "".join(map(_line, rows)))
            self.is_waiting = True
        SPOOLED.set(len(self._files()))

    async def replay(self, put: Put) -> None:
        """Puts what waits, oldest first, and forgets it. Raises what `put` raises, and keeps the rest."""
        if not self._files():
            return
        async with self._lock:
            self._number += 1  # from here on new rows go to the next file, so that these may be removed
        for file in self._replayable():
            rows = list(_rows(file))
            await put(rows)
            file.unlink(missing_ok=True)
            log.info("spool: %s rows replayed", len(rows))
        async with self._lock:
            self.is_waiting = self._own(self._number).exists()
        SPOOLED.set(len(self._files()))

    async def set_aside(self, row: Row) -> None:
        """Keeps a row that the database will never take, out of the way of the others, for somebody to look at."""
        await asyncio.to_thread(_append, self._folder / SET_ASIDE, _line(row))

    def _own(self, number: int) -> Path:
        return self._folder / f"{quote(self._holder.name, safe='')}.{number:06d}{ENDING}"

    def _files(self) -> list[Path]:
        """Oldest first, whoever wrote them."""
        return sorted(self._folder.glob(f"*{ENDING}"), key=_age_and_name) if self._folder.is_dir() else []

    def _replayable(self) -> list[Path]:
        """Our own but the one being written, and those of programs that are gone, or seem to be."""
        return [file for file in self._files() if self._is_replayable(file)]

    def _is_replayable(self, file: Path) -> bool:
        owner = unquote(file.name.rsplit(".", 2)[0])
        if owner == self._holder.name:
            return file != self._own(self._number)
        return not self._holder.is_alive(owner) or _written_at(file) < time.time() - LEFT_BEHIND_SECONDS


def _age_and_name(file: Path) -> tuple[float, str]:
    return _written_at(file), file.name


def _written_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another program has just replayed it
        return time.time()


def _append(file: Path, lines: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    is_new = not file.exists()
    with file.open("a", encoding="utf-8") as opened:
        opened.write(lines)
        opened.flush()
        os.fsync(opened.fileno())
    if is_new:
        _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Else a power cut may keep the file's content and lose its name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _line(row: Row) -> str:
    """Begins on a line of its own, should the one before have been torn by a full disk."""
    fields = asdict(row) | {"received_at": row.received_at.isoformat() if row.received_at else None}
    return "\n" + json.dumps(fields) + "\n"


def _rows(file: Path) -> Iterator[Row]:
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if line:
            try:
                fields = json.loads(line)
                at = fields.pop("received_at")
                fields["happening"] = Happening(fields["happening"])
                yield Row(**fields, received_at=datetime.fromisoformat(at) if at else None)
            except (ValueError, TypeError, KeyError):
                log.warning("spool: a torn line in %s, never acknowledged, was left out", file.name)
