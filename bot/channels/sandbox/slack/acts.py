"""What a person does in the workspace, told to the app, and what comes of the app's answer."""

from dataclasses import dataclass, field
from typing import Any

from bot.channels.sandbox.slack.acks import answer_command, answer_submission
from bot.channels.sandbox.slack.calls import Ack
from bot.channels.sandbox.slack.cast import CHANNELS, SlackChannel
from bot.channels.sandbox.slack.given import message_given
from bot.channels.sandbox.slack.homes import home_of
from bot.channels.sandbox.slack.inputs import faults_in_inputs
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.payloads import by, command_form, in_channel
from bot.channels.sandbox.slack.spoken import escaped
from bot.channels.sandbox.slack.suggested import suggested
from bot.channels.sandbox.slack.values import NotOffered, Values, acted_upon, action_of, state_of
from bot.channels.sandbox.slack.viewed import View
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]
NO_ANSWER = "Vouchline did not respond."
NOT_TAKEN = "Vouchline could not do that. Try again."


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an element is: in a message, a modal or the home."""

    message: SlackMessage | None = None
    view: View | None = None

    @property
    def blocks(self) -> list[Json]:
        if self.message:
            return list(self.message.blocks)
        return self.view.blocks if self.view else []


@dataclass(frozen=True, slots=True)
class Deed:
    """An act upon an element; `values` are all that the person has put in around it."""

    block: str
    action: str
    raw: Any = None
    values: Values = field(default_factory=dict)


async def command(workspace: Workspace, person: str, channel: SlackChannel, text: str, name: str) -> Outcome:
    response = workspace.responses.issue(channel.id, person)
    form = {
        **command_form(person, channel, escaped(text), name),
        "trigger_id": workspace.triggers.issue(person),
        "response_url": workspace.place.response_url(response),
    }
    ack = await workspace.calls.form(form)
    if not ack.is_good:
        return _failed(workspace, name, ack, command=name)
    return await answer_command(workspace, response, ack)


async def act(workspace: Workspace, person: str, spot: Spot, deed: Deed) -> Outcome:
    """Raises `NotOffered`."""
    element = acted_upon(spot.blocks, deed.block, deed.action)
    at = workspace.stamps.next(workspace.clock.real())
    action = {**action_of(element, deed.raw), "block_id": deed.block, "action_ts": at}
    payload = {
        "type": "block_actions",
        **by(person),
        **_around(workspace, person, spot, state_of(spot.blocks, deed.values)),
        "trigger_id": workspace.triggers.issue(person, _modal(spot)),
        "actions": [action],
    }
    ack = await workspace.calls.payload(payload)
    return Outcome() if ack.is_good else _failed(workspace, deed.action, ack)


async def suggest(workspace: Workspace, person: str, spot: Spot, deed: Deed, typed: str) -> Outcome:
    """The options that the app has for what is typed into an external menu. Raises `NotOffered`."""
    acted_upon(spot.blocks, deed.block, deed.action)
    around = _around(workspace, person, spot, state_of(spot.blocks, deed.values))
    around.pop("response_url", None)
    asked = {"block_id": deed.block, "action_id": deed.action, "value": typed}
    ack = await workspace.calls.payload({"type": "block_suggestion", **by(person), **around, **asked})
    return suggested(workspace, ack) if ack.is_good else _failed(workspace, deed.action, ack)


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
                _failed(workspace, "view_closed", ack)
    return Outcome()


async def shortcut(workspace: Workspace, person: str, callback: str, message: SlackMessage | None) -> Outcome:
    """From the composer, or from a message."""
    at = workspace.stamps.next(workspace.clock.real())
    told = {**by(person), "callback_id": callback, "action_ts": at, "trigger_id": workspace.triggers.issue(person)}
    if message:
        channel = CHANNELS[message.channel]
        response = workspace.responses.issue(channel.id, person)
        told |= {
            **in_channel(channel),
            "message_ts": message.ts,
            "message": message_given(message),
            "response_url": workspace.place.response_url(response),
        }
    ack = await workspace.calls.payload({"type": "message_action" if message else "shortcut", **told})
    return Outcome() if ack.is_good else _failed(workspace, callback, ack)


async def spot_of(workspace: Workspace, person: str, asked: Json) -> Spot:
    """Where the pane says that it was. Raises `NotOffered`."""
    message, view = None, None
    if "ts" in asked:
        message = await workspace.store.of(str(asked.get("channel")), str(asked["ts"]))
    elif asked.get("home"):
        view = await home_of(workspace, person)
    else:
        view = next((one for one in workspace.modals.of(person) if one.id == asked.get("view")), None)
    if not message and not view:
        raise NotOffered("that is not there any more")
    if message and message.visible_to not in (None, person):
        raise NotOffered("that is not there any more")
    return Spot(message, view)


def _around(workspace: Workspace, person: str, spot: Spot, state: Json) -> Json:
    """The message or the view that was acted in. An ephemeral message is not shown to the app again."""
    if not spot.message:
        assert spot.view
        given = spot.view.given(state)
        return {"container": {"type": "view", "view_id": spot.view.id}, "view": given}
    message, channel = spot.message, CHANNELS[spot.message.channel]
    response = workspace.responses.issue(channel.id, person, message.ts, message.thread_ts)
    is_ephemeral = message.visible_to is not None
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": is_ephemeral,
        **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
    }
    return {
        "container": container,
        **in_channel(channel),
        **({} if is_ephemeral else {"message": message_given(message)}),
        "state": {"values": state},
        "response_url": workspace.place.response_url(response),
    }


def _modal(spot: Spot) -> str | None:
    return spot.view.id if spot.view and spot.view.asked["type"] == "modal" else None


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


def _failed(workspace: Workspace, what: str, ack: Ack, command: str = "") -> Outcome:
    workspace.refuse(f"{what}: {'no answer within 3 s' if ack.status is None else f'answered {ack.status}'}")
    if command:
        reason = "the app did not respond" if ack.status is None else "error “dispatch_failed”"
        return Outcome(problem=f"{command} failed: {reason}.")
    return Outcome(problem=NO_ANSWER if ack.status is None else NOT_TAKEN)
