"""Somebody in a workspace, at Slack's own client: types, clicks, fills in, submits, and sees what comes."""

from typing import Any

from tests.standins.slack.filling import NotPossible, element_of, option_of, state_with, unfilled
from tests.standins.slack.kit.blocks import elements_of
from tests.standins.slack.kit.elements import errors_of_suggestions, options_of
from tests.standins.slack.modal_answers import apply_answer
from tests.standins.slack.payloads import Where
from tests.standins.slack.seat import Seat
from tests.standins.slack.sending import Ack
from tests.standins.slack.server import SlackStandIn
from tests.standins.slack.surfaces import Json, View
from tests.standins.slack.triggers import Interaction
from tests.standins.slack.world import Channel, Message, User, Workspace


class Recruiter(Seat):
    """What they do goes out as Slack would send it; `times` sends the very same request more than once."""

    def __init__(self, slack: SlackStandIn, workspace: Workspace, user: User, channel: Channel) -> None:
        super().__init__(workspace, user)
        self.slack, self.channel = slack, channel
        self._where = Where(slack.app, workspace, user, slack.url)

    async def command(
        self, text: str = "", command: str = "/refcheck", channel: Channel | None = None, times: int = 1
    ) -> Ack:
        place = channel or self.channel
        interaction = self._interaction("command")
        trigger, path = self._handed_out(interaction, place)
        ack = await self._send(self._where.command(command, text, place, trigger, path), interaction, times)
        if ack.status == 200 and ack.text.strip():
            self._hear(ack, place)
        return ack

    async def click(self, action_id: str, on: Message, times: int = 1, **changed: Any) -> Ack:
        """A button of a message; `changed` are fields of the action, as a forger would change them."""
        return await self._act_on(on, self._element_in(on.blocks, action_id), changed, times)

    async def pick(self, action_id: str, choice: str, on: Message, times: int = 1) -> Ack:
        """An option of an overflow menu or select of a message, by its value or its words."""
        block, element = self._element_in(on.blocks, action_id)
        option = option_of(element["options"], choice)
        return await self._act_on(on, (block, element), {"selected_option": option}, times)

    async def shortcut(self, callback_id: str, on: Message | None = None, times: int = 1) -> Ack:
        """That at the top of Slack, or that of a message."""
        if on is None:
            interaction = self._interaction("shortcut")
            payload = self._where.shortcut(callback_id, self.slack.triggers.give(interaction))
        else:
            interaction, channel = self._interaction("message_action"), self.workspace.channels[on.channel]
            trigger, path = self._handed_out(interaction, channel)
            payload = self._where.message_shortcut(callback_id, on, channel, trigger, path)
        return await self._send({"payload": payload}, interaction, times)

    def says(self, text: str) -> Message:
        """Something that this person writes in their channel."""
        message = Message(self.channel.id, self.user.id, self.workspace.next_ts())
        message.becomes(text, [])
        self.workspace.messages.append(message)
        return message

    async def click_in_modal(self, action_id: str, times: int = 1) -> Ack:
        return await self._act_in(self.modal, action_id, {}, times)

    async def click_at_home(self, action_id: str, beside: str = "", times: int = 1) -> Ack:
        """`beside`: words of the block that holds it, or of the one before."""
        return await self._act_in(self.home, action_id, {}, times, beside)

    async def pick_at_home(self, action_id: str, choice: str, beside: str = "") -> Ack:
        _, element = self._element_in(self.home.blocks, action_id, beside)
        return await self._act_in(
            self.home, action_id, {"selected_option": option_of(element["options"], choice)}, 1, beside
        )

    async def type_at_home(self, block_id: str, words: str) -> None:
        """Into an input that is sent at once, as when Enter is pressed."""
        await self._enter(self.home, block_id, words)

    async def fill(self, **given: Any) -> None:
        """Puts this into the modal's inputs, by block id; those that are sent at once are sent."""
        for block_id, value in given.items():
            await self._enter(self.modal, block_id, value)

    async def suggestions(self, block_id: str, typed: str) -> list[Json]:
        """What an external select offers when this is typed."""
        block, element = element_of(self.modal, block_id)
        interaction = self._interaction("block_suggestion")
        payload = self._where.suggestion(self.modal, block, element["action_id"], typed)
        ack = await self._send({"payload": payload}, interaction, 1)
        self.slack.complaints += [f"suggestions: {one}" for one in errors_of_suggestions(ack.body)]
        return options_of(ack.body)

    async def submit(self, times: int = 1, at: View | None = None) -> Ack:
        """Raises `NotPossible` where Slack's client would not send."""
        view = at or self.modal
        if missing := unfilled(view):
            raise NotPossible(f"not filled in: {missing}")
        interaction = self._interaction("view_submission")
        trigger = self.slack.triggers.give(interaction)
        ack = await self._send({"payload": self._where.submission(view, trigger)}, interaction, times)
        if ack.status == 200:
            wrong = apply_answer(self.workspace, view, ack, self.slack.app.id)
            self.slack.complaints += [f"answer to a submission: {one}" for one in wrong]
        return ack

    async def close(self) -> None:
        """Away with the modal."""
        view = self.modal
        self.workspace.modals[self.user.id].remove(view)
        if view.source.get("notify_on_close"):
            await self._send({"payload": self._where.closing(view)}, self._interaction("view_closed"), 1)

    async def open_home(self, times: int = 1, tab: str = "home") -> Ack:
        event: Json = {"type": "app_home_opened", "user": self.user.id, "tab": tab}
        event |= {"channel": self.workspace.direct(self.user.id).id, "event_ts": self.workspace.next_ts()}
        if known := self.workspace.homes.get(self.user.id):
            event["view"] = known.shown()
        return await self.event(event, times)

    async def event(self, event: Json, times: int = 1) -> Ack:
        """Any event of the workspace."""
        interaction = self._interaction(str(event["type"]))
        return await self.slack.sender.send_event(self._where.event(event), interaction, times)

    async def _enter(self, view: View, block_id: str, value: Any) -> None:
        block, element = element_of(view, block_id)
        if element["type"].removeprefix("multi_") == "external_select" and isinstance(value, str):
            value = option_of(await self.suggestions(block_id, value), value)
        state = state_with(element, value)
        view.state[block, element["action_id"]] = state
        if _is_sent_at_once(view, block):
            await self._act_in(view, element["action_id"], state, 1)

    async def _act_on(self, message: Message, found: tuple[Json, Json], changed: Json, times: int) -> Ack:
        interaction = self._interaction("block_actions")
        channel = self.workspace.channels[message.channel]
        trigger, path = self._handed_out(interaction, channel, message)
        payload = self._where.click(message, channel, _action(*found) | changed, trigger, path)
        return await self._send({"payload": payload}, interaction, times)

    async def _act_in(self, view: View, action_id: str, changed: Json, times: int, beside: str = "") -> Ack:
        interaction = self._interaction("block_actions")
        trigger = self.slack.triggers.give(interaction)
        action = _action(*self._element_in(view.blocks, action_id, beside)) | changed
        payload = self._where.click_in_view(view, action, trigger)
        return await self._send({"payload": payload}, interaction, times)

    def _element_in(self, blocks: list[Json], action_id: str, beside: str = "") -> tuple[Json, Json]:
        for place, block in enumerate(blocks):
            if beside and beside not in " ".join(map(str, blocks[max(0, place - 1) : place + 1])):
                continue
            for element in elements_of(block):
                if element.get("action_id") == action_id:
                    return block, element
        offered = [one.get("action_id") for block in blocks for one in elements_of(block)]
        raise NotPossible(f"nothing called {action_id} among {offered}")

    async def _send(self, form: Json, interaction: Interaction, times: int) -> Ack:
        return await self.slack.sender.send_form(form, interaction, times)

    def _interaction(self, kind: str) -> Interaction:
        return Interaction(kind, self.workspace.id, self.user.id)

    def _handed_out(self, one: Interaction, channel: Channel, message: Message | None = None) -> tuple[str, str]:
        return self.slack.triggers.give(one), self.slack.triggers.give_url(one, channel.id, message)

    def _hear(self, ack: Ack, place: Channel) -> None:
        """A command answered at once, in the acknowledgement."""
        said: Json = ack.body if ack.content_type == "application/json" else {"text": ack.text}
        message = Message(place.id, self.workspace.bot_user, self.workspace.next_ts(), seen_by=self.user.id)
        message.becomes(str(said.get("text", "")), said.get("blocks") or [])
        self.workspace.messages.append(message)


def _is_sent_at_once(view: View, block_id: str) -> bool:
    block = next(one for one in view.blocks if one["block_id"] == block_id)
    return block["type"] != "input" or bool(block.get("dispatch_action"))


def _action(block: Json, element: Json) -> Json:
    kept: Json = {name: element[name] for name in ("type", "action_id", "value", "text", "style") if name in element}
    return {**kept, "block_id": block["block_id"]}
