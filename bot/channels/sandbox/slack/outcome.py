"""What the pane is told of an act: mostly nothing, as the workspace itself shows what came of it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    problem: str = ""  # what went wrong, for the person to read
    errors: dict[str, str] = field(default_factory=dict)  # by block
    options: list[dict[str, Any]] | None = None
    groups: list[dict[str, Any]] | None = None

    @property
    def told(self) -> dict[str, Any]:
        every = {
            "problem": self.problem,
            "errors": self.errors,
            "options": self.options,
            "option_groups": self.groups,
        }
        return {name: value for name, value in every.items() if value or value == []}
