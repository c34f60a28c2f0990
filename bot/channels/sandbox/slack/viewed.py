"""A view as it was asked for, held to the rules and given what Slack gives it."""

import hashlib
import json
import time
from dataclasses import dataclass
from typing import Any

from bot.channels.sandbox.slack.cast import APP, BOT, TEAM
from bot.channels.sandbox.slack.kit.blocks import Surface
from bot.channels.sandbox.slack.kit.whole import faults_in_view, with_ids
from bot.channels.sandbox.slack.marks import a_short_id, an_id
from bot.channels.sandbox.slack.refused import Refused

Json = dict[str, Any]
LARGEST_BYTES = 250_000
OF_VIEWS = {
    "private_metadata": "",
    "callback_id": "",
    "external_id": "",
    "submit": None,
    "close": None,
    "clear_on_close": False,
    "notify_on_close": False,
}


@dataclass(frozen=True, slots=True)
class View:
    id: str
    person: str
    asked: Json  # as the app gave it, with all ids filled in
    hash: str
    root: str
    previous: str | None = None

    @property
    def external_id(self) -> str:
        return str(self.asked.get("external_id") or "")

    @property
    def blocks(self) -> list[Json]:
        return list(self.asked["blocks"])

    def given(self, values: Json | None = None) -> Json:
        """As Slack hands it out; `values` are what the person has put in."""
        return {
            **OF_VIEWS,
            **self.asked,
            "id": self.id,
            "team_id": TEAM,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
            "hash": self.hash,
            "root_view_id": self.root,
            "previous_view_id": self.previous,
            "state": {"values": values or {}},
        }


def viewed(asked: Any, kind: Surface, person: str) -> View:
    """Raises `Refused`."""
    if len(json.dumps(asked)) > LARGEST_BYTES:
        raise Refused("view_too_large")
    faults = faults_in_view(asked, kind)
    if faults:
        raise Refused("invalid_arguments", faults)
    whole = {**asked, "blocks": with_ids(asked["blocks"], a_short_id)}
    id = an_id("V")
    return View(id, person, whole, _hash(whole), root=id)


def _hash(view: Json) -> str:
    return f"{int(time.time())}.{hashlib.sha256(json.dumps([view, time.time_ns()]).encode()).hexdigest()[:8]}"
