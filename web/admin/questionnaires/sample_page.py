"""A questionnaire as its referee's page: the page itself, with nothing behind its buttons."""

import re
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.flows.changes import ConversationSeen
from bot.flows.page import Page
from bot.flows.questionnaire_preview import page_for
from web.admin.page import Visit
from web.admin.press import new_key
from web.admin.questionnaires.draft import Draft, draft_of
from web.admin.questionnaires.draft_form import fields_of
from web.admin.questionnaires.known import PLACE, meant, number_in, those_who_ask
from web.conversation.drawing import OTHER
from web.conversation.saying import NOTHING
from web.conversation.shown import around

# A form of this method, outside a dialogue, is checked by the browser and then goes nowhere.
GOES_NOWHERE = 'method="dialog"'
SENT = re.compile(r'method="post" action="#sample"')


async def show(visit: Visit) -> web.Response:
    """Of one that is kept: its questions are leafed through by links."""
    one = await meant(visit)
    found = one.at(number_in(visit, "version"))
    said = found[1] if found else one.now
    draft = draft_of(said, name=said.name, was=one.version)
    leaf = f"{one.address}/page?version={found[0].version if found else 0}&question="
    return await _drawn(visit, draft, number_in(visit, "question"), {"leaf": leaf, "back": one.address, "fields": ()})


async def draw_page(visit: Visit, draft: Draft, number: str) -> web.Response:
    """Of one that is being written: what is typed is carried along."""
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 1
    carried = [*fields_of(draft), ("key", new_key())]
    return await _drawn(visit, draft, asked, {"leaf": "", "back": f"{PLACE}/edit", "fields": carried})


async def _drawn(visit: Visit, draft: Draft, number: int, bar: dict[str, Any]) -> web.Response:
    shown = draft.shown
    if not shown.questions:
        return visit.go(f"{PLACE}/new")
    asked = min(max(1, number), len(shown.questions))
    moment = visit.vouchline.moment()
    seen, page = page_for(asked, shown, *await those_who_ask(visit), moment)
    context = {
        **around(seen, page, moment),
        **_nothing_behind(seen, page),
        "bar": {**bar, "number": asked, "total": len(shown.questions), "csrf": visit.signed.csrf, "texts": visit.texts},
    }
    drawn = aiohttp_jinja2.render_string("admin/questionnaires/sample_page.html", visit.request, context)
    return web.Response(text=SENT.sub(GOES_NOWHERE, drawn), content_type="text/html")


def _nothing_behind(seen: ConversationSeen, page: Page) -> dict[str, Any]:
    """What a page has around its question where nobody has begun to answer."""
    return {
        "once": "",
        "said": NOTHING,
        "action": "#sample",
        "own_pass": "",
        "is_live": False,
        "live": "",
        "view": "one",
        "one_view": "#sample",
        "all_view": "#sample",
        "edit": "#sample",
        "fields": (),
        "typed": {},
        "unsent": (),
        "references": (),
        "may_pause": False,
        "may_resume": False,
        "earliest": "",
        "latest": "",
        "other_language": OTHER[seen.conversation.language],
    }
