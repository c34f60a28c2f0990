"""The placeholders of a content template, `{{1}}`, and what is put in their place."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

PLACEHOLDER = re.compile(r"\{\{([A-Za-z0-9_]{1,50})\}\}")
BRACES = re.compile(r"\{\{|\}\}")
ADJACENT = re.compile(r"\}\}\s*\{\{")


def texts_in(part: object) -> Iterator[str]:
    """Every text of a template's type, whatever it is in."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from texts_in(one)
    elif isinstance(part, list):
        for one in part:
            yield from texts_in(one)


def are_well_formed(types: Mapping[str, Any]) -> bool:
    return not any(BRACES.search(PLACEHOLDER.sub("", text)) for text in texts_in(types))


def names_in(part: object) -> frozenset[str]:
    return frozenset(name for text in texts_in(part) for name in PLACEHOLDER.findall(text))


def filled(text: str, variables: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: variables[found[1]], text)


def given_variables(asked: str) -> dict[str, str]:
    """`ContentVariables`, a JSON object of texts none of which is empty. Raises `ValueError`."""
    found = json.loads(asked) if asked else {}
    if not isinstance(found, dict) or not all(isinstance(value, str) and value for value in found.values()):
        raise ValueError("not an object of texts")
    return found


def has_bad_edges(body: str) -> bool:
    """WhatsApp approves no template that begins or ends with a placeholder, or has two without words between them."""
    stripped = body.strip()
    return stripped.startswith("{{") or stripped.endswith("}}") or bool(ADJACENT.search(stripped))
