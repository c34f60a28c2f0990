"""The ledger of all calls of the Web API, and how one of them is refused."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.standins.slack.faults import Fault
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Workspace


class Refused(Exception):
    """Slack's answer is `{"ok": false, "error": name}`, and `more` beside it."""

    def __init__(self, name: str, **more: Any) -> None:
        super().__init__(name)
        self.answer: Json = {"ok": False, "error": name, **more}


@dataclass(slots=True)
class Call:
    method: str
    args: Json
    workspace: str = ""  # its id; empty where no token is asked for
    at: float = field(default_factory=time.monotonic)
    answered_at: float = 0.0
    error: str = ""
    fault: Fault = Fault.NONE

    @property
    def is_limited(self) -> bool:
        return self.error == "ratelimited"


@dataclass(frozen=True, slots=True)
class Asked:
    """One call on its way: whose, with what, and where the stand-in is."""

    workspace: Workspace
    call: Call
    app: str
    url: str
    complaints: list[str]

    @property
    def args(self) -> Json:
        return self.call.args

    def flag(self, name: str) -> bool:
        return self.args.get(name) in (True, "true", "1", 1)

    def complain(self, says: str) -> None:
        """Of what Slack takes, though it should not have been sent."""
        self.complaints.append(f"{self.call.method}: {says}")
