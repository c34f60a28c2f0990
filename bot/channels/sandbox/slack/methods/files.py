"""files.*: a file is promised, sent to where it was promised, and then shown in a conversation."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.drafts import Draft
from bot.channels.sandbox.slack.given.files import file_given
from bot.channels.sandbox.slack.kit.rules import string
from bot.channels.sandbox.slack.kit.shapes import listed, shape
from bot.channels.sandbox.slack.marks import an_id
from bot.channels.sandbox.slack.posting import post
from bot.channels.sandbox.slack.reaching import reachable, thread_of
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Upload, Workspace
from bot.domain.sandbox_slack import SlackFile

Json = dict[str, Any]
LARGEST_BYTES = 10_000_000  # of the sandbox; Slack itself takes a gigabyte
COMPLETED = listed(shape({"id": string(100)}, {"title": string(1000, 0), "highlight_type": string(100)}), 10)


async def promise(workspace: Workspace, asked: Arguments) -> Json:
    name, length = asked.required("filename"), asked.whole("length", 0, LARGEST_BYTES)
    id = an_id("F")
    workspace.uploads[id] = Upload(name, length)
    return {"upload_url": workspace.place.upload_url(id), "file_id": id}


def receive(workspace: Workspace, id: str, body: bytes) -> None:
    """What was sent to the promised place. Raises `Refused`."""
    upload = workspace.uploads.get(id)
    if not upload:
        raise Refused("file_not_found")
    if len(body) != upload.length:
        raise Refused("file_update_failed", [f"{len(body)} bytes came, and {upload.length} were promised"])
    upload.body = body


async def complete(workspace: Workspace, asked: Arguments) -> Json:
    listing = asked.structure("files")
    faults = list(COMPLETED(listing, "/files"))
    if faults:
        raise Refused("invalid_arguments", faults)
    given = asked.text("channel_id")
    channel = reachable(given).id if given else None
    thread_ts = await thread_of(workspace, channel, asked) if channel else None
    files = [_sent(workspace, one) for one in listing]
    for file in files:
        await workspace.store.put_file(file)
        del workspace.uploads[file.id]
    shown = tuple(file_given(file, workspace.place) for file in files)
    if channel:
        comment = Draft(asked.text("initial_comment") or "", (), None)
        await post(workspace, channel, comment, thread_ts, files=shown)
    return {"files": list(shown)}


def _sent(workspace: Workspace, asked: Json) -> SlackFile:
    upload = workspace.uploads.get(asked["id"])
    if not upload or upload.body is None:
        raise Refused("file_not_found")
    return SlackFile(asked["id"], upload.name, asked.get("title") or upload.name, upload.body)
