"""Writes an organisation's data into a zip: one moment's, a portion of rows at a time, without holding up anybody."""

import asyncio
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import IO

from bot.export_files.archive import Archive, FileInZip, Written
from bot.export_files.contents import Part, read_contents
from bot.export_files.explained import explained
from bot.export_files.lines import BOM, csv_lines, json_lines, values_of
from bot.storage.database import Database
from bot.storage.snapshot import Portion, Snapshot

FORMAT = 1  # goes up when a file or a field is taken away or gets another meaning; new ones may come at any time


@dataclass(frozen=True, slots=True)
class Export:
    organisation: str
    at: datetime


async def write_export(database: Database, export: Export, into: IO[bytes]) -> tuple[Written, ...]:
    """The files in it. Raises `StorageUnreachable`, and `OSError` where the disk is full."""
    archive, written = Archive(into), list[Written]()
    async with database.snapshot() as snapshot:
        for part in read_contents().parts:
            written.append(await _json_lines(snapshot, export, part, archive))
            if part.is_flat:
                written.append(await _csv(snapshot, export, part, archive))
    with archive.open("README.md") as readme:
        readme.write(explained())
    with archive.open("manifest.json") as manifest:
        manifest.write(_manifest(export, [*written, readme.written]))
    await asyncio.to_thread(archive.close)
    return (*written, readme.written)


async def _json_lines(snapshot: Snapshot, export: Export, part: Part, archive: Archive) -> Written:
    with archive.open(f"{part.file}.jsonl") as file:
        async for portion in snapshot.rows(part.statement, [export.organisation]):
            await asyncio.to_thread(_put_json, file, part, portion)
    return file.written


def _put_json(file: FileInZip, part: Part, portion: Portion) -> None:
    file.write(json_lines(tuple(part.fields), part.holds, portion), len(portion))


async def _csv(snapshot: Snapshot, export: Export, part: Part, archive: Archive) -> Written:
    """The same rows once more: a zip is written one file after the other, and the moment is the same."""
    with archive.open(f"{part.file}.csv") as file:
        file.write(BOM + csv_lines([tuple(part.fields)]))
        async for portion in snapshot.rows(part.statement, [export.organisation]):
            await asyncio.to_thread(_put_csv, file, part, portion)
    return file.written


def _put_csv(file: FileInZip, part: Part, portion: Portion) -> None:
    file.write(csv_lines(values_of(part.holds, portion)), len(portion))


def _manifest(export: Export, written: list[Written]) -> str:
    whole = {
        "format": "vouchline-export",
        "version": FORMAT,
        "organisation": export.organisation,
        "at": export.at.isoformat(),
        "files": [asdict(one) for one in written],
    }
    return json.dumps(whole, indent=2) + "\n"
