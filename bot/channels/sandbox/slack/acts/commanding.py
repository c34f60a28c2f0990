"""Slash commands."""

from bot.channels.sandbox.slack.acks import answer_command
from bot.channels.sandbox.slack.acts.failing import failed_command
from bot.channels.sandbox.slack.cast import SlackChannel
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.payloads import command_form
from bot.channels.sandbox.slack.spoken import escaped
from bot.channels.sandbox.slack.workspace import Workspace


async def command(workspace: Workspace, person: str, channel: SlackChannel, text: str, name: str) -> Outcome:
    response = workspace.responses.issue(channel.id, person)
    form = {
        **command_form(person, channel, escaped(text), name),
        "trigger_id": workspace.triggers.issue(person),
        "response_url": workspace.place.response_url(response),
    }
    ack = await workspace.calls.form(form)
    if not ack.is_good:
        return failed_command(workspace, name, ack)
    return await answer_command(workspace, response, ack)
