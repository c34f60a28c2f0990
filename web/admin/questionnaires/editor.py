"""The editor: every act is a post that keeps everything typed; saving makes a new version (R47)."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.question_keys import name_for
from bot.domain.questionnaire import Questionnaire
from bot.errors import RequestRefused
from bot.flows.questionnaires import KEEP
from bot.storage.reading import questionnaires
from web.admin.page import Visit
from web.admin.press import new_key, row_key
from web.admin.questionnaires.acts import acted
from web.admin.questionnaires.beside import beside
from web.admin.questionnaires.draft import LANGUAGES, Draft, draft_of, new_question, payload_of, translation_of
from web.admin.questionnaires.draft_form import draft_in
from web.admin.questionnaires.known import PLACE, address, meant, meant_by, offered
from web.admin.questionnaires.refused import errors_of
from web.admin.questionnaires.sample_page import draw_page

SAVE, PAGE = "save", "page"


async def begin(visit: Visit) -> web.Response:
    """A new one: empty, a copy of another (`copy=sv/standard`), or its translation (`translate=sv/standard`)."""
    query = visit.request.query
    if "copy" in query:
        one = await _named(visit, query["copy"])
        title = visit.texts("admin.questionnaires.copy_of", title=one.title)
        return await draw_editor(visit, draft_of(one, name="", was=0, title=title))
    if "translate" in query:
        one = await _named(visit, query["translate"])
        other = next(language for language in LANGUAGES if language != one.language)
        return await draw_editor(visit, translation_of(one, other))
    language = query.get("language", "")
    spoken = language if language in LANGUAGES else visit.user.language
    return await draw_editor(visit, Draft(spoken, questions=(new_question(spoken),)))


async def change(visit: Visit) -> web.Response:
    """One that is there; changing one that comes with Vouchline makes an own one in its place."""
    one = await meant(visit)
    other = visit.request.query.get("beside", "")
    beside_it = other if other in LANGUAGES and other != one.now.language else ""
    return await draw_editor(visit, draft_of(one.now, name=one.now.name, was=one.version, beside=beside_it))


async def act(visit: Visit) -> web.Response:
    draft, wanted = draft_in(visit), visit.field("act")
    if wanted == SAVE:
        return await _save(visit, draft)
    if wanted.partition("-")[0] == PAGE:
        return await draw_page(visit, draft, wanted.partition("-")[2])
    changed, place = acted(draft, wanted, await _source(visit, draft))
    return await draw_editor(visit, changed, focus=place if changed != draft else -1)


async def _save(visit: Visit, draft: Draft) -> web.Response:
    name = draft.name or name_for(draft.title, await _names(visit))
    asked = {"act": KEEP, "name": name, "language": draft.language, "was": draft.was}
    payload = {**asked, "questionnaire": payload_of(draft)}
    try:
        lane = organisation_lane(visit.organisation)
        kept = await visit.ask(lane, Happening.QUESTIONNAIRE_ASKED, payload, row_key(visit, KEEP))
    except RequestRefused as refused:
        return await draw_editor(visit, draft, errors=errors_of(refused, visit.texts), status=422)
    return visit.go(address(kept["language"], kept["name"]), "admin.questionnaires.saved")


async def _names(visit: Visit) -> set[str]:
    """Those that are taken, in any language, put aside or not."""
    own = {one.name for one in await questionnaires.own(visit.organisation)}
    return own | {name for name, _ in visit.vouchline.questionnaires}


async def _named(visit: Visit, given: str) -> Questionnaire:
    language, _, name = given.partition("/")
    return (await meant_by(visit, name, language)).now


async def _source(visit: Visit, draft: Draft) -> Questionnaire | None:
    """What a translation is made from."""
    return (await offered(visit)).get((draft.name, draft.beside)) if draft.beside else None


async def draw_editor(
    visit: Visit,
    draft: Draft,
    *,
    errors: Mapping[str, str] | None = None,
    focus: int = -1,
    status: int = 200,
    **more: Any,
) -> web.Response:
    """`focus`: the question that was just added or moved."""
    source = await _source(visit, draft)
    mine = {one.key for one in draft.questions}
    context = {
        "errors": errors or {},
        "focus": focus,
        "key": new_key(),
        "place": PLACE,
        "source": {one.key: one for one in source.questions} if source else {},
        "source_title": source.title if source else "",
        "is_apart": source is not None
        and [one.key for one in source.questions] != [one.key for one in draft.questions],
        "missing": [one for one in source.questions if one.key not in mine] if source else [],
        "replaces": draft.was == 0 and (draft.name, draft.language) in visit.vouchline.questionnaires,
        "is_live": False,
        "understood": None,
        **await beside(visit, draft),
        **more,
    }
    return visit.draw("questionnaires/editor.html", status=status, **context)
