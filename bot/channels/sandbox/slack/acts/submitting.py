"""Sending a form."""

from typing import Any

from bot.channels.sandbox.slack.inputs import faults_in_inputs
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.payloads import by
from bot.channels.sandbox.slack.submitted import answer_submission
from bot.channels.sandbox.slack.values import Values, state_of
from bot.channels.sandbox.slack.view import View
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]


async def submit(workspace: Workspace, person: str, view: View, values: Values) -> Outcome:
    """Raises `NotOffered`."""
    state = state_of(view.blocks, values)
    faults = faults_in_inputs(view.blocks, state)
    if faults:
        return Outcome(errors=faults)
    payload = {
        "type": "view_submission",
        **by(person),
        "trigger_id": workspace.triggers.issue(person, view.id),
        "view": view.given(state),
        "response_urls": _response_urls(workspace, person, view, state),
    }
    return await answer_submission(workspace, view, await workspace.calls.payload(payload))


def _response_urls(workspace: Workspace, person: str, view: View, state: Json) -> list[Json]:
    """For the conversations that a form was told to give an address of."""
    found = []
    for block in view.blocks:
        element = block.get("element") or {}
        if element.get("response_url_enabled"):
            told = state[block["block_id"]][element["action_id"]]
            channel = told.get("selected_conversation") or told.get("selected_channel")
            url = workspace.place.response_url(workspace.responses.issue(channel, person)) if channel else None
            where = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel}
            found.append({**where, "response_url": url})
    return [one for one in found if one["response_url"]]
