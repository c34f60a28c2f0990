"""What a person is told when the app does not answer as it should."""

from bot.channels.sandbox.slack.ack import Ack
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.workspace import Workspace

NO_ANSWER = "Vouchline did not respond."
NOT_TAKEN = "Vouchline could not do that. Try again."


def failed(workspace: Workspace, what: str, ack: Ack) -> Outcome:
    _note(workspace, what, ack)
    return Outcome(problem=NO_ANSWER if ack.status is None else NOT_TAKEN)


def failed_command(workspace: Workspace, name: str, ack: Ack) -> Outcome:
    _note(workspace, name, ack)
    reason = "the app did not respond" if ack.status is None else "error “dispatch_failed”"
    return Outcome(problem=f"{name} failed: {reason}.")


def _note(workspace: Workspace, what: str, ack: Ack) -> None:
    workspace.refuse(f"{what}: {'no answer within 3 s' if ack.status is None else f'answered {ack.status}'}")
