"""The app's answer to what is typed into an external menu."""

from typing import Any

from bot.channels.sandbox.slack.ack import Ack
from bot.channels.sandbox.slack.kit.options import OPTION, OPTION_GROUP, either_options_or_groups
from bot.channels.sandbox.slack.kit.shapes import every, listed, shape
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.workspace import Workspace

SUGGESTED = every(
    shape({}, {"options": listed(OPTION, 100, 0), "option_groups": listed(OPTION_GROUP, 100, 0)}),
    either_options_or_groups,
)


def suggested(workspace: Workspace, ack: Ack) -> Outcome:
    answer: Any = ack.json
    faults = list(SUGGESTED(answer, "")) if isinstance(answer, dict) else ["must provide an object"]
    if faults:
        workspace.refuse(f"options: {' '.join(faults)}")
        return Outcome(problem="The options could not be loaded.")
    return Outcome(options=answer.get("options"), groups=answer.get("option_groups"))
