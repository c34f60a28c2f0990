"""What an export holds, and the button that makes one; it asks who is there once more, as all that is dangerous."""

from functools import partial

from aiohttp import web

from bot.domain.access import OpenedBy
from bot.export_files.contents import read_contents
from web.admin.entering.again import is_stale, sign_in_again
from web.admin.page import Visit, page
from web.export.making import export_for
from web.report.door import Reader

HERE = "/admin/export"


@partial(page, for_admins=True)
async def show_export(visit: Visit) -> web.StreamResponse:
    return visit.draw("export/page.html", files=[part.file for part in read_contents().parts], is_stale=is_stale(visit))


@partial(page, for_admins=True)
async def make_export(visit: Visit) -> web.StreamResponse:
    if is_stale(visit):
        return sign_in_again(visit, HERE)
    return await export_for(visit.request, visit.organisation, Reader(OpenedBy.USER, visit.user.id, visit.user.name))
