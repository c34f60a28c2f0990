"""Each person's home of the app, which outlives a restart."""

from typing import Any

from bot.channels.sandbox.slack.kit.surfaces import Surface
from bot.channels.sandbox.slack.view import View
from bot.channels.sandbox.slack.viewed import viewed
from bot.channels.sandbox.slack.workspace import Workspace


async def home_of(workspace: Workspace, person: str) -> View | None:
    kept = await workspace.store.kept(f"home:{person}")
    return View(kept["id"], person, kept["asked"], kept["hash"], root=kept["id"]) if kept else None


async def publish_home(workspace: Workspace, person: str, asked: Any) -> View:
    """The id stays through all that is published. Raises `Refused`."""
    known, made = await home_of(workspace, person), viewed(asked, Surface.HOME, person)
    id = known.id if known else made.id
    await workspace.store.keep(f"home:{person}", {"id": id, "asked": made.asked, "hash": made.hash})
    workspace.changed()
    return View(id, person, made.asked, made.hash, root=id)
