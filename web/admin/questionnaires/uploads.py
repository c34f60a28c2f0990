"""A document becomes a draft, with a report of what each of its lines was taken for (R47)."""

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.domain.questionnaire import Questionnaire
from bot.questionnaire_files.reading import LARGEST_BYTES, READERS, read_file
from bot.questionnaire_files.refusals import FileRefused
from bot.questionnaire_files.understood import LEFT_OUT, Doubted, Understood
from web.admin.page import Handler, Visit
from web.admin.questionnaires.draft import LANGUAGES, draft_of
from web.admin.questionnaires.editor import draw_editor
from web.admin.questionnaires.known import PLACE, Meant, meant_by, offered
from web.admin.questionnaires.matching import kept, matched

REST_BYTES, MOST_READ = 64 * 1024, 6 * 1024 * 1024
WHY = "admin.questionnaires.file"


def with_a_document(handler: Handler) -> Handler:
    """What is larger than we read is taken all the same, up to a bound, so that it can be said beside the field."""

    async def enlarged(request: web.Request) -> web.StreamResponse:
        return await handler(request.clone(client_max_size=MOST_READ + REST_BYTES))

    return enlarged


async def choose(visit: Visit) -> web.Response:
    return await _draw(visit, onto=visit.request.query.get("onto", ""))


async def upload(visit: Visit) -> web.Response:
    sent, onto = visit.fields.get("file"), visit.field("onto")
    if not isinstance(sent, web.FileField) or not sent.filename:
        return await _draw(visit, onto, "missing")
    changed = await _changed(visit, onto)
    language = changed.now.language if changed else visit.field("language")
    content = sent.file.read(LARGEST_BYTES + 1)
    try:
        spoken = language if language in LANGUAGES else ""
        understood = await asyncio.to_thread(read_file, sent.filename, content, spoken)
    except FileRefused as refused:
        return await _draw(visit, onto, refused.why.value)
    return await _draw_understood(visit, understood, changed, sent.filename)


async def _draw_understood(visit: Visit, found: Understood, changed: Meant | None, file_name: str) -> web.Response:
    read = matched(found.questionnaire, changed.now) if changed else found.questionnaire
    name, was = (changed.now.name, changed.version) if changed else ("", 0)
    return await draw_editor(
        visit,
        draft_of(read, name=name, was=was, title=changed.now.title if changed and _has_no_title(found) else None),
        understood=found,
        left_out=sum(one.became in LEFT_OUT for one in found.lines),
        doubts=[_doubt(one, visit) for one in found.doubts],
        file_name=file_name[:120],
        **_compared(read, changed),
    )


def _has_no_title(found: Understood) -> bool:
    return any(one.doubt == "no_title" for one in found.doubts)


def _compared(read: Questionnaire, changed: Meant | None) -> Mapping[str, Any]:
    if changed is None:
        return {"changed": None, "new_questions": (), "gone_questions": ()}
    new, gone = kept(read, changed.now)
    return {"changed": changed, "new_questions": new, "gone_questions": gone}


def _doubt(one: Doubted, visit: Visit) -> tuple[int, str]:
    return one.question, visit.texts(f"admin.questionnaires.doubt.{one.doubt}", value=one.value)


async def _changed(visit: Visit, onto: str) -> Meant | None:
    """The one that the document is to change."""
    language, _, name = onto.partition("/")
    return await meant_by(visit, name, language) if onto else None


async def _draw(visit: Visit, onto: str = "", why: str = "") -> web.Response:
    known = sorted((await offered(visit)).values(), key=lambda one: (one.language, one.title.casefold()))
    return visit.draw(
        "questionnaires/upload.html",
        status=422 if why else 200,
        wrong=visit.texts(f"{WHY}.{why}") if why else "",
        endings=",".join(READERS),
        known=known,
        onto=onto,
        language_chosen=visit.field("language"),
        languages=LANGUAGES,
        place=PLACE,
    )
