"""What mail servers refuse mail for, by names of ours; the table itself is `errors.toml`."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

STATUS = re.compile(r"\b[245]\.(\d{1,3})\.(\d{1,3})\b")
UNSAID = "mail_not_delivered"


class Said(StrEnum):
    """Where in the exchange a server says it."""

    RCPT = "rcpt"
    DATA = "data"


def _read() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("errors.toml").read_text(encoding="utf-8"))


ERRORS = _read()  # by name
BY_STATUS = {status: name for name, one in ERRORS.items() for status in one["statuses"]}
BY_CODE = {(said, code): name for name, one in ERRORS.items() for said in Said for code in one.get(said, ())}


def error_of(code: int, words: str, said: Said) -> str:
    """The name of a refusal: by the enhanced code that its words begin with, else by the code alone."""
    return error_of_status(words[:40]) or BY_CODE.get((said, code)) or UNSAID


def error_of_status(text: str) -> str:
    """By an enhanced code such as `5.1.1`; empty where there is none in the text."""
    found = STATUS.search(text)
    if found is None:
        return ""
    subject, detail = found.groups()
    return BY_STATUS.get(f"{subject}.{detail}") or BY_STATUS.get(subject) or UNSAID
