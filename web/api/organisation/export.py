"""All of the organisation's data, as one zip; docs/export.md says what is in it."""

from aiohttp import web

from bot.domain.access import OpenedBy
from web.api.call import Call
from web.api.endpoint import Nothing, endpoint
from web.export.making import export_for
from web.report.door import Reader


@endpoint(
    "All of the organisation's data, as a zip of documented files", takes=Nothing, gives=None, media="application/zip"
)
async def export_everything(call: Call, _: Nothing) -> web.Response:
    """As of one moment: JSON Lines, and CSV where a thing is flat, with a manifest and a README that says what each
    field is. The answer begins when the zip is whole. Each export is in the access log."""
    reader = Reader(OpenedBy.API_KEY, call.key.id, call.key.name)
    return await export_for(call.request, call.organisation, reader)
