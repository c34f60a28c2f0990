"""views.*: modals."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]


async def begin(workspace: Workspace, asked: Arguments) -> Json:
    trigger = workspace.triggers.use(asked.required("trigger_id"))
    view = workspace.modals.open(trigger.person, view_of(asked))
    workspace.changed()
    return {"view": view.given()}


async def push(workspace: Workspace, asked: Arguments) -> Json:
    """Only what was done in a modal puts another on top of it."""
    trigger = workspace.triggers.use(asked.required("trigger_id"))
    if not trigger.view or not workspace.modals.of(trigger.person):
        raise Refused("invalid_trigger_id")
    view = workspace.modals.push(trigger.person, view_of(asked))
    workspace.changed()
    return {"view": view.given()}


async def update(workspace: Workspace, asked: Arguments) -> Json:
    id, external_id = asked.text("view_id"), asked.text("external_id")
    if not id and not external_id:
        asked.required("view_id")
    found = workspace.modals.found(id, external_id)
    if not found:
        raise Refused("not_found")
    refuse_stale(asked, found.hash)
    view = workspace.modals.update(found, view_of(asked))
    workspace.changed()
    return {"view": view.given()}


def view_of(asked: Arguments) -> Any:
    asked.has("view") or asked.required("view")
    return asked.structure("view")


def refuse_stale(asked: Arguments, hash: str) -> None:
    if asked.has("hash") and asked.text("hash") != hash:
        raise Refused("hash_conflict")
