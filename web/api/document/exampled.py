"""An example of each body and of each answer, by the name of its model. A test sends each, and compares what comes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "examples"
REFERENCE = "#/components/examples/"


@cache
def examples() -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def example_of(name: str) -> dict[str, Any]:
    """For a media type of the document; nothing where there is none."""
    return {"examples": {"example": {"$ref": REFERENCE + name}}} if name in examples() else {}


def components() -> dict[str, Any]:
    return {name: {"summary": f"Such as {name}", "value": value} for name, value in examples().items()}
