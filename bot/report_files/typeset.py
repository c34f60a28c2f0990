"""Sets a document from `report.typ`. Texts go in as values, never as source, so no words of anybody are markup."""

import asyncio
import json
from datetime import datetime
from pathlib import Path
from threading import local
from typing import Any

import typst

from bot.report_files.letters import printable

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "report.typ"


class Workbench(local):
    """One compiler for each thread: two threads can't use the same."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"])
        self.compiler = typst.Compiler(TEMPLATE, root=FOLDER, font_paths=fonts, ignore_system_fonts=True)


workbench = Workbench()


async def typeset(told: dict[str, Any], issued_at: datetime) -> bytes:
    """A tagged PDF, dated as it was issued. Off the loop: it takes tens of milliseconds, and others wait."""
    return await asyncio.to_thread(_compiled, json.dumps(printable(told)), issued_at)


def _compiled(told: str, issued_at: datetime) -> bytes:
    made = workbench.compiler.compile(
        format="pdf", sys_inputs={"told": told}, pdf_standards=["ua-1"], timestamp=int(issued_at.timestamp())
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{TEMPLATE.name}: a PDF is bytes, not {type(made).__name__}")
    return made
