"""Which modal is acted in, upon what, and with what put in."""

from typing import Any

from bot.channels.sandbox.slack.acts.spots import Deed
from bot.channels.sandbox.slack.stateful import NotOffered
from bot.channels.sandbox.slack.view import View
from bot.channels.sandbox.slack.workspace import Workspace
from bot.errors import RequestRefused
from web.sandbox.asking import Asked, text_of


def modal_of(workspace: Workspace, person: str, asked: Asked) -> View:
    wanted = text_of(asked, "view")
    found = next((one for one in workspace.modals.of(person) if one.id == wanted), None)
    if not found:
        raise NotOffered("that window is not open any more")
    return found


def deed_of(asked: Asked) -> Deed:
    return Deed(text_of(asked, "block", 255), text_of(asked, "action", 255), asked.get("value"), values_of(asked))


def values_of(asked: Asked) -> dict[str, dict[str, Any]]:
    values = asked.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(one, dict) for one in values.values()):
        raise RequestRefused("invalid-request", "'values' are objects by block.", at="values")
    return values
