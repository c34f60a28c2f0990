"""A file to save, under a name in any alphabet."""

from urllib.parse import quote

from aiohttp import web


def download(content: bytes, media: str, name: str, charset: str | None = None) -> web.Response:
    """Saved rather than opened: what a browser shows it may not run or load anything for, as every page of ours."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return web.Response(body=content, content_type=media, charset=charset, headers=headers)
