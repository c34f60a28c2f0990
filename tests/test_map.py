"""A newcomer's map is true: ARCHITECTURE.md lists every script, and no link in a document leads nowhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests").rglob("*.md")))
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_every_script_is_in_the_map_and_the_map_names_no_other() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = told.partition("## The scripts")[2].partition("\n## ")[0]
    scripts = {one.name for one in (ROOT / "bot/flows").iterdir() if not one.name.startswith("__")}
    assert {f"{name}.py" if not name.endswith("/") else name for name in re.findall(r"`([a-z_]+/?)`", section)} == {
        name if name.endswith(".py") else f"{name}/" for name in scripts
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: str(one.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    leading = LINK.findall(document.read_text(encoding="utf-8"))
    assert [one for one in leading if not (document.parent / one).exists()] == []


def test_every_decision_is_listed() -> None:
    decisions = ROOT / "docs/decisions"
    listed = LINK.findall((decisions / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(one.name for one in decisions.glob("0*.md"))
