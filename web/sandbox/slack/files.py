"""Files: sent by the app to where they were promised, downloaded by people from the pane."""

from aiohttp import MultipartReader, web

from bot.channels.sandbox.slack.methods.files import LARGEST_BYTES, receive
from bot.channels.sandbox.slack.refused import Refused
from web.sandbox.keys import WORKSPACE
from web.sandbox.slack.bodies import TooLarge, read_body


async def upload(request: web.Request) -> web.Response:
    workspace = request.app[WORKSPACE]
    try:
        receive(workspace, request.match_info["id"], await _sent(request))
    except Refused as refused:
        workspace.refuse(f"upload: {refused}")
        return web.Response(status=400, text=refused.error)
    except TooLarge:
        return web.Response(status=413, text="too_large")
    return web.Response(text="OK")


async def _sent(request: web.Request) -> bytes:
    """The bytes as they are, or as the one part of a form."""
    if not request.content_type.startswith("multipart/"):
        return await read_body(request, LARGEST_BYTES)
    part = await (await request.multipart()).next()
    if part is None or isinstance(part, MultipartReader):
        raise Refused("no_file_data")
    return bytes(await part.read())


async def download(request: web.Request) -> web.Response:
    file = await request.app[WORKSPACE].store.file(request.match_info["id"])
    if not file or file.name != request.match_info["name"]:
        raise web.HTTPNotFound()
    is_pdf = file.body.startswith(b"%PDF-")
    kind = "application/pdf" if is_pdf else "application/octet-stream"
    response = web.Response(body=file.body, content_type=kind)
    response.headers["Content-Disposition"] = web_name(file.name)
    return response


def web_name(name: str) -> str:
    """What the browser saves the file as; quotes and other alphabets would break a plain header."""
    plain = "".join(letter if (letter.isalnum() and letter.isascii()) or letter in "-_. " else "_" for letter in name)
    return f'attachment; filename="{plain}"'
