"""Compares a telling on disk with what is told now; `--retell` writes it anew and prints what changed."""

from difflib import unified_diff
from pathlib import Path

from tests.telling.script import Reading
from tests.telling.teller import Teller


def check_telling(path: Path, *, is_transcript: bool, may_rewrite: bool) -> None:
    written = path.read_text(encoding="utf-8")
    told = Teller(Reading(written), is_transcript=is_transcript).tell()
    if told == written:
        return
    difference = "\n".join(
        unified_diff(written.splitlines(), told.splitlines(), f"{path.name} as written", "as told now", lineterm="")
    )
    if not may_rewrite:
        raise AssertionError(f"{path}: the telling has changed (`make retell` if that is right)\n{difference}")
    path.write_text(told, encoding="utf-8")
    print(f"\n{difference}")
