"""A view, open in front of somebody or published as their home."""

from dataclasses import dataclass
from typing import Any

from bot.channels.sandbox.slack.cast import APP, BOT, TEAM

Json = dict[str, Any]
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
