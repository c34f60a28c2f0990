"""Any two versions of a questionnaire, side by side."""

from aiohttp import web

from bot.domain.questionnaire_difference import difference
from web.admin.page import Visit
from web.admin.questionnaires.known import PLACE, meant, number_in


async def compare(visit: Visit) -> web.Response:
    """Any two of its versions; the two newest unless said otherwise."""
    one = await meant(visit)
    now = one.at(number_in(visit, "to")) or (one.history[0] if one.history else None)
    before = one.at(number_in(visit, "from")) or (one.history[1] if len(one.history) > 1 else None)
    if now is None or before is None:
        raise web.HTTPNotFound
    return visit.draw(
        "questionnaires/compare.html",
        one=one,
        before=before[0],
        now=now[0],
        found=difference(before[1], now[1]),
        place=PLACE,
    )
