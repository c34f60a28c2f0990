"""An export is logged before it is made: it takes along everything that reports hold (R50)."""

import uuid

from aiohttp import web

from bot.domain.access import OpenedAs, Opening
from bot.domain.trace import TraceKind
from bot.storage.repositories.openings import log_opening
from web.conversation.traces import traces
from web.keys import VOUCHLINE
from web.report.browsers import family
from web.report.door import Reader


async def log_export(request: web.Request, organisation: str, reader: Reader) -> None:
    vouchline = request.app[VOUCHLINE]
    opening = Opening(
        id=uuid.uuid4().hex,
        organisation=organisation,
        check="",
        at=vouchline.clock.now(),
        by=reader.by,
        who=reader.id,
        name=reader.name,
        way=OpenedAs.EXPORT,
        version=0,
        address=traces(request, organisation).get(TraceKind.IP.value, ""),
        browser=family(request.headers.get("User-Agent", "")),
    )
    await log_opening(vouchline.storage.database, opening)
