"""Reads what Slack sends, a form or JSON: bolt would take any form with the word "payload" in it for another."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 100
# Unicode's categories Cc and Cs but for newline, tab and carriage return: PostgreSQL takes no NUL, JSON no surrogates.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Unreadable(ValueError):
    """Neither a form nor JSON, or not UTF-8."""


def read(body: bytes, content_type: str) -> dict[str, Any]:
    """Raises `Unreadable`."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
        if kind == JSON:
            return _json(text)
        if kind == FORM:
            return _form(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from error
    raise Unreadable("neither a form nor JSON")


def _form(text: str) -> dict[str, Any]:
    """Interactions come as JSON in one field; a command is the form itself."""
    form = dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS))
    if not form:
        raise Unreadable("an empty form")
    if "payload" in form and "command" not in form:
        return _json(form["payload"])
    return {name: _cleaned(value) for name, value in form.items()}


def _json(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise Unreadable("not an object")
    cleaned: dict[str, Any] = _cleaned(found)
    return cleaned


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {_cleaned(name): _cleaned(one) for name, one in value.items()}
    return value
