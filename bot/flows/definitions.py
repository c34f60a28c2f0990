"""What each state means: one wording for API, pages and documents (R40)."""

from enum import StrEnum
from typing import NamedTuple

from bot.domain.check import Badge, CheckStatus
from bot.domain.notice import Level
from bot.domain.reference import Standing
from bot.flows.texts import Texts

DEFINED: dict[str, type[StrEnum]] = {"status": CheckStatus, "standing": Standing, "badge": Badge, "level": Level}


class Definition(NamedTuple):
    name: str
    means: str


def definition(kind: str, state: StrEnum, texts: Texts) -> Definition:
    key = f"definition.{kind}.{state}"
    return Definition(texts(f"{key}.name"), texts(f"{key}.means"))


def definitions(texts: Texts) -> dict[str, dict[str, Definition]]:
    """By kind of state, then by state."""
    return {kind: {state.value: definition(kind, state, texts) for state in states} for kind, states in DEFINED.items()}
