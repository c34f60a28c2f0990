"""What is said at once to Slack, and what is left for afterwards."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.seat import Later


@dataclass(frozen=True, slots=True)
class Said:
    status: int = 200
    body: str = ""
    content_type: str = "text/plain"
    after: Later | None = None


class Failed(Exception):
    """The seat could not answer. `instead` is what is said then, unless whoever asked knows better."""

    def __init__(self, error: Exception, instead: Said) -> None:
        super().__init__(type(error).__name__)
        self.error, self.instead = error, instead


def told_at_once(kind: str, text: str) -> Said:
    """A refusal, as far as the acknowledgement of that kind of interaction can hold it."""
    if kind == "command":
        return _json(alone(text))
    if kind == "block_suggestion":
        return _json({"options": []})
    if kind == "view_submission":
        return _json({"response_action": "update", "view": _view(text)})
    return Said()


def alone(text: str) -> dict[str, Any]:
    """To the person who acted and to nobody else; a message that has buttons stays as it is."""
    return {"response_type": "ephemeral", "replace_original": False, "text": text}


def _json(body: Mapping[str, Any]) -> Said:
    return Said(body=json.dumps(body, ensure_ascii=False), content_type="application/json")


def _view(text: str) -> dict[str, Any]:
    section = {"type": "section", "text": {"type": "plain_text", "text": text}}
    return {"type": "modal", "title": {"type": "plain_text", "text": "Vouchline"}, "blocks": [section]}
