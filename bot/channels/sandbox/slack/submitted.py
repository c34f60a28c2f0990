"""What an acknowledged form says of its modal."""

from typing import Any

from bot.channels.sandbox.slack.ack import Ack
from bot.channels.sandbox.slack.kit.rules import Rule, anything, wrong
from bot.channels.sandbox.slack.kit.shapes import shape
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.view import View
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]
TROUBLE = "We had some trouble connecting. Try again?"
REACTIONS: dict[str, Rule] = {
    "errors": shape({"response_action": anything, "errors": anything}),
    "update": shape({"response_action": anything, "view": anything}),
    "push": shape({"response_action": anything, "view": anything}),
    "clear": shape({"response_action": anything}),
}


async def answer_submission(workspace: Workspace, view: View, ack: Ack) -> Outcome:
    """Without a word the modal closes, and the one below it is seen."""
    if not ack.is_good:
        workspace.refuse(f"view_submission: {ack.status or 'no answer within 3 s'}")
        return Outcome(problem=TROUBLE)
    answer = ack.json if ack.body.strip() else {}
    try:
        return _react(workspace, view, answer)
    except Refused as refused:
        workspace.refuse(f"answer to view_submission: {refused}")
        return Outcome(problem=TROUBLE)
    finally:
        workspace.changed()


def _react(workspace: Workspace, view: View, answer: Any) -> Outcome:
    if answer == {}:
        workspace.modals.close(view.person, view.id)
        return Outcome()
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if action not in REACTIONS:
        raise Refused("invalid_response_action")
    faults = list(REACTIONS[action](answer, ""))
    if faults:
        raise Refused("invalid_arguments", faults)
    match action:
        case "errors":
            return Outcome(errors=_errors(view, answer["errors"]))
        case "update":
            current = workspace.modals.found(view.id, None)
            if current:
                workspace.modals.update(current, answer["view"])
        case "push":
            workspace.modals.push(view.person, answer["view"])
        case "clear":
            workspace.modals.clear(view.person)
    return Outcome()


def _errors(view: View, given: Any) -> dict[str, str]:
    """Errors are shown at inputs; for any other block Slack has no place."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(given, dict) or not given or not all(isinstance(text, str) and text for text in given.values()):
        raise Refused("invalid_arguments", [wrong("must provide texts by block_id", "/errors")])
    unknown = sorted(set(given) - inputs)
    if unknown:
        raise Refused("invalid_arguments", [wrong(f"no input block: {', '.join(unknown)}", "/errors")])
    return dict(given)
