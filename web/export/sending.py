"""A file sent in pieces; whoever takes none of it for a while is hung up on."""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import IO

from aiohttp import hdrs, web

PIECE_BYTES = 256 * 1024
PATIENCE_SECONDS = 60
NAME = "vouchline-export.zip"


def as_download(request: web.Request, file: IO[bytes]) -> web.Response:
    """Closes the file, which takes it off the disk: when it is sent, or when the connection ends before."""
    request.task.add_done_callback(lambda _: file.close())
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    headers = {
        hdrs.CONTENT_DISPOSITION: f'attachment; filename="{NAME}"',
        hdrs.CONTENT_LENGTH: str(size),
        hdrs.CACHE_CONTROL: "no-store",
    }
    return web.Response(body=_pieces(request, file), content_type="application/zip", headers=headers)


async def _pieces(request: web.Request, file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while piece := await asyncio.to_thread(file.read, PIECE_BYTES):
            impatient = asyncio.get_running_loop().call_later(PATIENCE_SECONDS, _hang_up, request)
            try:
                yield piece
            finally:
                impatient.cancel()


def _hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
