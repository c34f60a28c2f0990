"""What an answer to a submission does to the modals that are open."""

from typing import Any

from tests.standins.slack.calls import Refused
from tests.standins.slack.methods.modals import checked, push
from tests.standins.slack.sending import Ack
from tests.standins.slack.surfaces import Json, View
from tests.standins.slack.world import Workspace


def apply_answer(workspace: Workspace, view: View, ack: Ack, app: str) -> list[str]:
    """What is wrong with it. An empty answer closes the modal that was submitted."""
    stack = workspace.modals.get(view.user, [])
    try:
        answer = ack.body
        match answer.get("response_action"):
            case None:
                stack[:] = [one for one in stack if one is not view]
                return [f"not asked for: {answer}"] if answer else []
            case "clear":
                stack.clear()
            case "errors":
                return _show_errors(view, answer.get("errors"))
            case "update":
                view.becomes(checked(answer.get("view")))
            case "push":
                push(workspace, answer.get("view"), view.user, app)
            case other:
                return [f"unknown response_action {other}"]
    except (Refused, ValueError) as error:
        said: Json = getattr(error, "answer", {"error": str(error)})
        return [str(said)]
    return []


def _show_errors(view: View, errors: Any) -> list[str]:
    """Slack shows an error under an input of the modal, and nothing at all when one names another block."""
    if not isinstance(errors, dict) or not errors:
        return [f"no errors: {errors}"]
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    wrong = [f"no input is called {name}" for name in errors.keys() - inputs]
    wrong += [f"{name}: {says!r} is no text" for name, says in errors.items() if not (isinstance(says, str) and says)]
    view.errors = {} if wrong else dict(errors)
    return wrong
