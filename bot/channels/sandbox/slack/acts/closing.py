"""Closing modals."""

from bot.channels.sandbox.slack.acts.failing import failed
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.payloads import by
from bot.channels.sandbox.slack.view import View
from bot.channels.sandbox.slack.workspace import Workspace


async def close(workspace: Workspace, person: str, view: View, is_everything: bool) -> Outcome:
    """One modal, or the whole stack; the app hears of those that it wants to hear of."""
    is_cleared = is_everything or bool(view.asked.get("clear_on_close"))
    closed = workspace.modals.of(person) if is_cleared else [view]
    workspace.modals.close(person, closed[0].id if closed else view.id)
    workspace.changed()
    for one in reversed(closed):
        if one.asked.get("notify_on_close"):
            told = {"type": "view_closed", **by(person), "view": one.given(), "is_cleared": is_cleared}
            ack = await workspace.calls.payload(told)
            if not ack.is_good:
                failed(workspace, "view_closed", ack)
    return Outcome()
