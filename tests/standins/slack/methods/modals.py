"""Opening, pushing and changing modals, and publishing Homes."""

from typing import Any

from tests.standins.slack.calls import Asked, Refused
from tests.standins.slack.kit import errors_of_view
from tests.standins.slack.kit.blocks import Surface
from tests.standins.slack.kit.views import is_too_large
from tests.standins.slack.surfaces import Json, View
from tests.standins.slack.world import Workspace

MOST_IN_STACK = 3


def open_modal(asked: Asked, user: str) -> Json:
    view = new_modal(asked.workspace, checked(asked.args["view"]), user, asked.app)
    asked.workspace.modals[user] = [view]
    return {"ok": True, "view": view.shown()}


def push_modal(asked: Asked, user: str) -> Json:
    return {"ok": True, "view": push(asked.workspace, asked.args["view"], user, asked.app).shown()}


def update_modal(asked: Asked) -> Json:
    view = _wanted(asked)
    source = checked(asked.args["view"])
    if asked.args.get("hash") not in (None, view.hash):
        raise Refused("hash_conflict")
    view.becomes(source)
    return {"ok": True, "view": view.shown()}


def publish(asked: Asked) -> Json:
    user = asked.workspace.users.get(str(asked.args["user_id"]))
    if not user:
        raise Refused("user_not_found")
    source = checked(asked.args["view"], Surface.HOME)
    known = asked.workspace.homes.get(user.id)
    if known and asked.args.get("hash") not in (None, known.hash):
        raise Refused("hash_conflict")
    if known:
        known.becomes(source)
    else:
        known = asked.workspace.homes[user.id] = new_modal(asked.workspace, source, user.id, asked.app)
    return {"ok": True, "view": known.shown()}


def push(workspace: Workspace, source: Any, user: str, app: str) -> View:
    """Raises `Refused`."""
    stack = workspace.modals.get(user) or []
    if not stack:
        raise Refused("not_found")
    if len(stack) >= MOST_IN_STACK:
        raise Refused("push_limit_reached")
    view = new_modal(workspace, checked(source), user, app)
    view.root, view.previous = stack[0].id, stack[-1].id
    stack.append(view)
    return view


def new_modal(workspace: Workspace, source: Json, user: str, app: str) -> View:
    return View(source, user, workspace.id, app, workspace.bot_id)


def checked(source: Any, surface: Surface = Surface.MODAL) -> Json:
    """Raises `Refused`."""
    if errors := errors_of_view(source, surface):
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {one}" for one in errors]})
    if is_too_large(source):
        raise Refused("view_too_large")
    return dict(source)


def _wanted(asked: Asked) -> View:
    views = [one for stack in asked.workspace.modals.values() for one in stack]
    number, external = asked.args.get("view_id"), asked.args.get("external_id")
    for view in views:
        if view.id == number or (external and view.source.get("external_id") == external):
            return view
    raise Refused("not_found")
