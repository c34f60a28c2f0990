"""What the app answers to a call."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Ack:
    status: int | None  # none: no answer in time
    body: str = ""
    is_last: bool = False  # the app wants no other attempt

    @property
    def is_good(self) -> bool:
        return self.status == 200

    @property
    def json(self) -> Any:
        """None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None
