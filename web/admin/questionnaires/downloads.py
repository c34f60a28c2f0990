"""A questionnaire as a document."""

from aiohttp import web

from bot.questionnaire_files.writing import as_xlsx, as_yaml
from web.admin.page import Visit
from web.admin.questionnaires.known import meant, number_in

WRITERS = {
    "yaml": (as_yaml, "application/yaml"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


async def download(visit: Visit) -> web.Response:
    one = await meant(visit)
    ending = visit.request.match_info["ending"]
    write, kind = WRITERS[ending]
    found = one.at(number_in(visit, "version"))
    name = f"{one.now.name}-{one.now.language}.{ending}"
    return web.Response(
        body=write(found[1] if found else one.now),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
