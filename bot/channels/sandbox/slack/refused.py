"""What Slack answers when it does not do what was asked."""

from collections.abc import Sequence
from typing import Any


class Refused(Exception):
    """`error` is Slack's word; `faults` say what and where, each with its JSON pointer."""

    def __init__(self, error: str, faults: Sequence[str] = (), retry_after: int | None = None) -> None:
        super().__init__(" ".join([error, *faults]))
        self.error, self.faults, self.retry_after = error, tuple(faults), retry_after

    @property
    def body(self) -> dict[str, Any]:
        told = {"response_metadata": {"messages": [f"[ERROR] {fault}" for fault in self.faults]}} if self.faults else {}
        errors = {"errors": list(self.faults)} if self.faults and self.error == "invalid_blocks" else {}
        return {"ok": False, "error": self.error, **errors, **told}
