"""Files in three steps: a URL to upload to, the bytes, and where they are shared."""

from tests.standins.slack.calls import Asked, Refused
from tests.standins.slack.methods.chat import channel_to_post_in
from tests.standins.slack.surfaces import Json, new_id
from tests.standins.slack.world import File, Message


def upload_url(asked: Asked) -> Json:
    length = str(asked.args["length"])
    if not length.isdigit() or int(length) < 1:
        raise Refused("invalid_arguments")
    file = File(new_id("F"), str(asked.args["filename"]), int(length))
    asked.workspace.files[file.id] = file
    url = f"{asked.url}/upload/{asked.workspace.id}/{file.id}"
    return {"ok": True, "upload_url": url, "file_id": file.id}


def complete(asked: Asked) -> Json:
    files = [_uploaded(asked, one) for one in asked.args["files"]]
    if asked.args.get("channel_id"):
        _share(asked, files)
    return {"ok": True, "files": [one.shown(asked.url) for one in files]}


def about(asked: Asked) -> Json:
    file = asked.workspace.files.get(str(asked.args["file"]))
    if not file:
        raise Refused("file_not_found")
    return {"ok": True, "file": file.shown(asked.url)}


def _uploaded(asked: Asked, one: Json) -> File:
    if one.keys() - {"id", "title", "highlight_type"}:
        raise Refused("invalid_arguments")
    file = asked.workspace.files.get(one.get("id", ""))
    if file is None or file.content is None:
        raise Refused("file_not_found")
    if file.channel:
        asked.complain(f"file {file.name} is completed a second time")
    file.title = one.get("title", file.name)
    return file


def _share(asked: Asked, files: list[File]) -> None:
    wanted = str(asked.args["channel_id"])
    if wanted.startswith("U"):
        raise Refused("channel_not_found")
    channel = channel_to_post_in(asked, wanted)
    thread = str(asked.args.get("thread_ts") or "")
    if thread and not asked.workspace.message(channel.id, thread):
        raise Refused("thread_not_found")
    message = Message(channel.id, asked.workspace.bot_user, asked.workspace.next_ts(), thread_ts=thread)
    message.files = [one.shown(asked.url) for one in files]
    message.becomes(str(asked.args.get("initial_comment") or ""), asked.args.get("blocks") or [])
    for file in files:
        file.channel = channel.id
    asked.workspace.messages.append(message)
