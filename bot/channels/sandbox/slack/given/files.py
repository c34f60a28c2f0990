"""Files as Slack gives them in JSON."""

from typing import Any

from bot.channels.sandbox.slack.cast import BOT_USER
from bot.channels.sandbox.slack.place import Place
from bot.domain.sandbox_slack import SlackFile

Json = dict[str, Any]
KINDS = {"pdf": "application/pdf", "csv": "text/csv", "json": "application/json", "txt": "text/plain"}


def file_given(file: SlackFile, place: Place) -> Json:
    extension = file.name.rpartition(".")[2].lower()
    url = place.file_url(file.id, file.name)
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": KINDS.get(extension, "application/octet-stream"),
        "filetype": extension if extension in KINDS else "binary",
        "size": len(file.body),
        "user": BOT_USER,
        "mode": "hosted",
        "url_private": url,
        "url_private_download": url,
        "permalink": url,
    }
