"""Compares a telling on disk with what is told now; `--retell` writes it anew and prints what changed."""

import sys
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.telling.script import Reading
from tests.telling.teller import Teller

Show = Callable[[str], None]


def shown_by(capsys: pytest.CaptureFixture[str]) -> Show:
    """Prints in spite of pytest, which keeps what passing tests print to itself."""

    def show(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{text}\n")

    return show


def check_telling(path: Path, *, is_transcript: bool, may_rewrite: bool, show: Show) -> None:
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
    show(difference)
