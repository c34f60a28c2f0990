"""What is sent to response URLs: ephemeral messages, and changes of the message that was clicked."""

import json
from dataclasses import dataclass

from aiohttp import web

from tests.standins.slack.calls import Call, Refused
from tests.standins.slack.kit import errors_of_message
from tests.standins.slack.surfaces import Json
from tests.standins.slack.triggers import ResponseUrl, Triggers
from tests.standins.slack.world import Message, Workspace


@dataclass(slots=True)
class Responding:
    workspaces: list[Workspace]
    triggers: Triggers
    calls: list[Call]
    complaints: list[str]

    async def take(self, request: web.Request) -> web.StreamResponse:
        call = Call("response_url", {})
        self.calls.append(call)
        try:
            call.args = dict(json.loads(await request.text()))
            url = self.triggers.respond(request.match_info["number"], call.args)
            call.workspace = url.interaction.workspace
            self._apply(url, call.args)
        except (ValueError, TypeError):
            return self._refuse(call, Refused("invalid_payload"))
        except Refused as refused:
            return self._refuse(call, refused)
        return web.Response(text="ok")

    def _refuse(self, call: Call, refused: Refused) -> web.Response:
        call.error = refused.answer["error"]
        self.complaints.append(f"response_url: {refused.answer}")
        return web.json_response(refused.answer, status=404 if "url" in call.error else 400)

    def _apply(self, url: ResponseUrl, body: Json) -> None:
        workspace = next(one for one in self.workspaces if one.id == url.interaction.workspace)
        if body.get("delete_original"):
            if url.message:
                url.message.is_deleted = True
            return
        self._check(body)
        if body.get("replace_original") and url.message:
            url.message.becomes(str(body.get("text", "")), body.get("blocks") or [])
            return
        workspace.messages.append(_said(url, workspace, body))

    def _check(self, body: Json) -> None:
        if faulty := errors_of_message(body):
            raise Refused(faulty.name, errors=list(faulty.errors))
        if not body.get("text"):
            self.complaints.append("response_url: no text beside the blocks")


def _said(url: ResponseUrl, workspace: Workspace, body: Json) -> Message:
    message = Message(url.channel, workspace.bot_user, workspace.next_ts(), thread_ts=str(body.get("thread_ts", "")))
    message.seen_by = "" if body.get("response_type") == "in_channel" else url.interaction.user
    message.becomes(str(body.get("text", "")), body.get("blocks") or [])
    return message
