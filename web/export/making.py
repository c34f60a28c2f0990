"""The zip is made before the answer begins, so that what arrives is whole and a slow reader holds up no snapshot."""

import tempfile
from contextlib import ExitStack
from typing import IO

from aiohttp import web

from bot.errors import RequestRefused
from bot.export_files.making import Export, write_export
from web.api.pacing import tell
from web.export.log import log_export
from web.export.places import AGAIN_SECONDS, Places
from web.export.sending import as_download
from web.keys import VOUCHLINE
from web.report.door import Reader

PLACES = web.AppKey("places", Places)


async def export_for(request: web.Request, organisation: str, reader: Reader) -> web.Response:
    """Raises `RequestRefused` where the organisation has as many made as it may."""
    try:
        async with request.app[PLACES].taken(organisation):
            await log_export(request, organisation, reader)
            return as_download(request, await _made(request, organisation))
    except RequestRefused:
        tell(request, "Retry-After", str(AGAIN_SECONDS))
        raise


async def _made(request: web.Request, organisation: str) -> IO[bytes]:
    """A file without a name: it is gone with the last who has it open, whatever happens."""
    vouchline = request.app[VOUCHLINE]
    with ExitStack() as until_made:
        file = until_made.enter_context(tempfile.TemporaryFile(dir=vouchline.settings.var))
        await write_export(vouchline.storage.database, Export(organisation, vouchline.clock.now()), file)
        until_made.pop_all()
    return file


def mount_exports(app: web.Application) -> None:
    app[PLACES] = Places()
