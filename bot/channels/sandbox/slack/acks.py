"""What an acknowledged command says to its caller."""

from bot.channels.sandbox.slack.ack import Ack
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.replying import reply
from bot.channels.sandbox.slack.workspace import Workspace


async def answer_command(workspace: Workspace, response: str, ack: Ack) -> Outcome:
    """Text or JSON in the answer is a message, to the caller alone unless it says otherwise."""
    if not ack.body.strip():
        return Outcome()
    asked = ack.json
    try:
        await reply(workspace, response, asked if isinstance(asked, dict) else {"text": ack.body}, is_counted=False)
    except Refused as refused:
        workspace.refuse(f"answer to the command: {refused}")
        return Outcome(problem="The command’s answer could not be shown.")
    return Outcome()
