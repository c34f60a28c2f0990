"""The diagrams in docs/moves.md are drawn from the tables, so that they can't tell another story."""

from pathlib import Path
from typing import Any

import pytest

from bot.domain.check import CHECK_MOVES
from bot.domain.moves import Table
from bot.domain.reference import STANDING_MOVES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "moves.md"
HEAD = """# Which moves are allowed

Drawn from `CHECK_MOVES` and `STANDING_MOVES`; what has no arrow is refused. `make retell` draws it anew.
"""


def diagram(title: str, table: Table[Any]) -> str:
    arrows = [f"    {origin} --> {target}" for origin in table for target in sorted(table[origin])]
    return "\n".join([f"\n## {title}\n", "```mermaid", "stateDiagram-v2", *arrows, "```\n"])


def test_the_diagrams_show_the_tables(request: pytest.FixtureRequest) -> None:
    drawn = HEAD + diagram("A check", CHECK_MOVES) + diagram("A reference", STANDING_MOVES)
    if request.config.getoption("--retell"):
        PAGE.write_text(drawn, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == drawn, "`make retell` draws the diagrams anew"
