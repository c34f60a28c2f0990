"""One questionnaire: what it asks, its versions with who and when, and how many checks keep each."""

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.questionnaire import versions_in
from bot.errors import RequestRefused
from bot.flows.questionnaires import PUT_ASIDE, TAKE_BACK
from bot.storage.reading import questionnaires
from web.admin.page import Visit
from web.admin.press import new_key, row_key
from web.admin.questionnaires.beside import beside
from web.admin.questionnaires.draft import LANGUAGES, draft_of
from web.admin.questionnaires.known import PLACE, Meant, meant, number_in, offered
from web.admin.questionnaires.refused import errors_of


async def show(visit: Visit) -> web.Response:
    return await _draw(visit, await meant(visit))


async def put_aside(visit: Visit) -> web.Response:
    return await _act(visit, PUT_ASIDE)


async def take_back(visit: Visit) -> web.Response:
    return await _act(visit, TAKE_BACK)


async def _act(visit: Visit, act: str) -> web.Response:
    one = await meant(visit)
    payload = {"act": act, "name": one.now.name, "language": one.now.language}
    lane = organisation_lane(visit.organisation)
    try:
        await visit.ask(lane, Happening.QUESTIONNAIRE_ASKED, payload, row_key(visit, act))
    except RequestRefused as refused:
        return await _draw(visit, one, errors_of(refused, visit.texts)[""], 409)
    return visit.go(one.address, f"admin.questionnaires.{act}_done")


async def _draw(visit: Visit, one: Meant, wrong: str = "", status: int = 200) -> web.Response:
    found = one.at(number_in(visit, "version"))
    said = found[1] if found else one.now
    known = await offered(visit)
    same = versions_in(known, one.now.name, one.now.language)
    others = [other for other in LANGUAGES if other != one.now.language]
    return visit.draw(
        "questionnaires/one.html",
        status=status,
        one=one,
        content=said,
        shown=found[0].version if found else one.version,
        uses=await questionnaires.uses(visit.organisation),
        wrong=wrong,
        key=new_key(),
        place=PLACE,
        missing=[other for other in others if (one.now.name, other) not in known],
        parted=[other for other in others if (one.now.name, other) in known and other not in same],
        together=[other for other in others if other in same],
        is_ours_too=(one.now.name, one.now.language) in visit.vouchline.questionnaires,
        **await beside(visit, draft_of(said, name=said.name, was=one.version)),
    )
