"""Logs an opening of a report before it is shown, whoever it is shown to and however (R50)."""

import uuid

from aiohttp import web

from bot.domain.access import OpenedAs, Opening
from bot.domain.trace import TraceKind
from bot.storage.reading.checks import CheckRead
from bot.storage.repositories.openings import log_opening
from bot.wiring import Vouchline
from web.conversation.traces import traces
from web.keys import VOUCHLINE
from web.report.browsers import family
from web.report.door import Reader


async def log_request(request: web.Request, read: CheckRead, reader: Reader, way: OpenedAs, version: int) -> None:
    """From a browser or a program. The address is kept as a keyed hash: whether two are the same, and no more."""
    address = traces(request, read.check.organisation).get(TraceKind.IP.value, "")
    browser = family(request.headers.get("User-Agent", ""))
    await log(request.app[VOUCHLINE], read, reader, way, version, address, browser)


async def log(
    vouchline: Vouchline,
    read: CheckRead,
    reader: Reader,
    way: OpenedAs,
    version: int,
    address: str = "",
    browser: str = "",
) -> None:
    opening = Opening(
        id=uuid.uuid4().hex,
        organisation=read.check.organisation,
        check=read.check.id,
        at=vouchline.clock.now(),
        by=reader.by,
        who=reader.id,
        name=reader.name,
        way=way,
        version=version,
        address=address,
        browser=browser,
    )
    await log_opening(vouchline.storage.database, opening)
