"""What stands beside a draft while it is written: advice on it, and the thread that it would make."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.domain.questionnaire_advice import Advised, advice_on, advice_on_whole
from bot.domain.questionnaire_flaws import MOST_QUESTIONS
from bot.flows.questionnaire_preview import Bubble, thread_of
from bot.flows.texts import Texts
from web.admin.page import Visit
from web.admin.questionnaires.draft import Draft
from web.admin.questionnaires.draft_form import draft_in
from web.admin.questionnaires.known import those_who_ask

ADVICE = "admin.questionnaires.advice"


@dataclass(frozen=True, slots=True)
class AdviceShown:
    text: str
    is_sensitive: bool


async def follow(visit: Visit) -> web.Response:
    """The part of the page that follows what is being typed."""
    return visit.draw("questionnaires/beside.html", is_live=True, **await beside(visit, draft_in(visit)))


async def beside(visit: Visit, draft: Draft) -> dict[str, Any]:
    whole = draft.whole
    return {
        "draft": draft,
        "minutes": draft.reckoned,
        "advice": [_told(advice_on(one), visit.texts) for one in whole.questions],
        "advice_on_whole": _told(advice_on_whole(whole, whole.minutes), visit.texts),
        "thread": await thread(visit, draft),
        "most": MOST_QUESTIONS,
    }


async def thread(visit: Visit, draft: Draft) -> list[Bubble]:
    shown = draft.shown
    return thread_of(shown, *await those_who_ask(visit), visit.vouchline.moment()) if shown.questions else []


def _told(found: list[Advised], texts: Texts) -> list[AdviceShown]:
    return [AdviceShown(texts(f"{ADVICE}.{one.advice}", words=one.words), one.is_sensitive) for one in found]
