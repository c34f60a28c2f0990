"""What a method was asked with: forms and JSON alike, structures as themselves or as JSON in a string."""

import json
from collections.abc import Mapping
from typing import Any

from bot.channels.sandbox.slack.kit.rules import wrong
from bot.channels.sandbox.slack.refused import Refused

TRUE = ("true", "1", True, 1)


class Arguments:
    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = {name: value for name, value in given.items() if value is not None}

    def has(self, name: str) -> bool:
        return name in self._given

    def text(self, name: str) -> str | None:
        value = self._given.get(name)
        if value is not None and not isinstance(value, str | int | float):
            raise Refused("invalid_arguments", [wrong("must provide a string", f"/{name}")])
        return None if value is None else str(value)

    def required(self, name: str) -> str:
        found = self.text(name)
        if not found:
            raise Refused("invalid_arguments", [wrong(f"missing required field: {name}", "")])
        return found

    def flag(self, name: str) -> bool:
        return self._given.get(name) in TRUE

    def whole(self, name: str, usual: int, most: int) -> int:
        try:
            found = int(self._given.get(name, usual))
        except (TypeError, ValueError):
            raise Refused("invalid_arguments", [wrong("must provide an integer", f"/{name}")]) from None
        if not 1 <= found <= most:
            raise Refused("invalid_limit")
        return found

    def structure(self, name: str, error: str = "invalid_arguments") -> Any:
        """A list or object; `error` is the answer to what cannot be read."""
        value = self._given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(error) from None
