"""Keeps what is being typed on a page, so that it is there again after closing, and on another device."""

from aiohttp import web

from bot.domain.draft import LONGEST_DRAFT
from bot.links import LinkKind
from bot.storage.repositories import drafts
from web.conversation.form import KEY, LARGEST_FORM_BYTES, fields_of
from web.conversation.visitor import visitor
from web.keys import VOUCHLINE
from web.same_origin import is_ours

NO_DRAFTS = frozenset({"consent", "decline"})  # a press, not something that is written


async def keep_candidates(request: web.Request) -> web.Response:
    return await _keep(request, LinkKind.CANDIDATE)


async def keep_referees(request: web.Request) -> web.Response:
    return await _keep(request, LinkKind.REFEREE)


async def _keep(request: web.Request, kind: LinkKind) -> web.Response:
    """The names of the fields are the keys of what they would answer; an empty one takes its draft away."""
    request = request.clone(client_max_size=LARGEST_FORM_BYTES)
    mine = await visitor(request, kind)
    if mine is None or not mine.has_cookie:
        raise web.HTTPNotFound
    if not is_ours(request):
        raise web.HTTPForbidden
    typed = {key: text for key, text in (await fields_of(request, keep_blank=True)).items() if _is_kept(key, text)}
    vouchline = request.app[VOUCHLINE]
    await drafts.keep(vouchline.storage.database, mine.seen.conversation, typed, vouchline.clock.now())
    return web.Response(status=204)


def _is_kept(key: str, text: str) -> bool:
    return bool(KEY.fullmatch(key)) and key not in NO_DRAFTS and len(text) <= LONGEST_DRAFT
