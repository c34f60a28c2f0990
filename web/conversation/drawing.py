"""Everything that the page of a conversation shows to the browser in which its link has been opened."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.domain.conversation import ConversationStatus, EntryKind, Role
from bot.domain.draft import Draft
from bot.domain.questionnaire import QuestionKind
from bot.flows.all_questions import Asked, Given, all_questions
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.memory import recall
from bot.flows.page import Page, page_of
from bot.flows.progress import zone_for
from bot.flows.texts import Texts
from bot.flows.webform import wait_token
from bot.storage.reading import drafts
from web.conversation.references import references_shown
from web.conversation.saying import Said
from web.conversation.shown import around
from web.conversation.views import ALL, ONE, VIEW
from web.conversation.visitor import Visitor
from web.keys import VOUCHLINE

EDIT = "edit"  # in the address: from the review back to the form with every question
LATEST_DAYS = 180
OTHER = {"sv": ("en", "In English"), "en": ("sv", "På svenska")}


@dataclass(frozen=True, slots=True)
class Field:
    """A question on a page with all of them, with what is in its fields."""

    asked: Asked
    typed: Given  # what was typed and not sent, else what is known
    answer: str  # what counts, as it is read
    error: str
    comment_error: str

    @property
    def is_wrong(self) -> bool:
        return bool(self.error or self.comment_error)

    @property
    def is_in_doubt(self) -> bool:
        """Whether something else has been answered than what is in the field."""
        return self.asked.given.mark != "" and self.typed != self.asked.given


async def context_of(request: web.Request, mine: Visitor, said: Said, view: str) -> dict[str, Any]:
    vouchline = request.app[VOUCHLINE]
    moment, conversation = vouchline.moment(), mine.seen.conversation
    today = moment.now.astimezone(ZoneInfo(zone_for(conversation, mine.seen.check))).date()
    page = page_of(mine.seen, moment)
    typed = {key: one.text for key, one in (await _drafts(mine.seen)).items()}
    is_whole = page.may_be_whole and view == ALL and (page.step != "review" or EDIT in request.query)
    return {
        **around(mine.seen, page, moment),
        "once": secrets.token_urlsafe(16),
        "said": said,
        "action": mine.address(request),
        "own_pass": mine.own_pass,
        "is_live": mine.has_cookie,
        "live": live_token(mine.seen),
        "view": view,
        "one_view": mine.address(request, **{VIEW: ONE}),
        "all_view": mine.address(request, **{VIEW: ALL}),
        "edit": mine.address(request, **{VIEW: ALL, EDIT: "1"}),
        "fields": _fields(mine.seen, typed, said, moment) if is_whole else (),
        "typed": typed,
        "unsent": () if is_whole else _unsent(mine.seen, page, typed, moment),
        "references": await references_shown(mine.seen, moment),
        "may_pause": conversation.status is ConversationStatus.OPEN and not conversation.paused,
        "may_resume": conversation.status is ConversationStatus.OPEN and conversation.paused,
        "earliest": (today + timedelta(days=1)).isoformat(),
        "latest": (today + timedelta(days=LATEST_DAYS)).isoformat(),
        "other_language": OTHER[conversation.language],
    }


async def _drafts(mine: ConversationSeen) -> dict[str, Draft]:
    """Those that no answer has made worthless since."""
    kept = await drafts.of_conversation(mine.conversation.organisation, mine.conversation.id)
    answered = {one.key: one.at for one in mine.memory if one.kind is EntryKind.ANSWER}
    return {key: one for key, one in kept.items() if key not in answered or one.at >= answered[key]}


def _fields(mine: ConversationSeen, typed: dict[str, str], said: Said, moment: Moment) -> tuple[Field, ...]:
    return tuple(
        Field(
            one,
            Given(typed.get(one.key, one.given.text), typed.get(f"{one.key}.comment", one.given.comment)),
            _read(one, mine.texts(moment)),
            said.errors.get(one.key, ""),
            said.errors.get(f"{one.key}.comment", ""),
        )
        for one in all_questions(mine, moment)
    )


def _read(one: Asked, texts: Texts) -> str:
    """What is known, as people say it."""
    said = texts(f"word.{one.given.text}") if one.kind is QuestionKind.YES_NO and one.given.text else one.given.text
    return ", ".join(part for part in (said, one.given.comment) if part)


def _unsent(mine: ConversationSeen, page: Page, typed: dict[str, str], moment: Moment) -> list[dict[str, Any]]:
    """What was begun and then answered elsewhere: it is not what counts, and not lost either."""
    answered = recall(mine.memory).answers
    known = {one.key: one for one in all_questions(mine, moment)} if mine.conversation.role is Role.REFEREE else {}
    left = []
    for key, text in typed.items():
        one = known.get(key.removesuffix(".comment"))
        if key in answered and one and not key.startswith(page.key or "-"):
            left.append({"label": one.label, "text": text, "number": one.number if page.may_be_whole else None})
    return left


def live_token(mine: ConversationSeen) -> str:
    """Changes with whatever a page would show differently: the page asks for it again when it does."""
    shown: list[object] = [
        wait_token(mine),
        mine.conversation.status,
        mine.conversation.paused,
        mine.conversation.language,
    ]
    if mine.conversation.role is Role.CANDIDATE:
        due = mine.check.reminders_due
        shown += [
            (one.standing, one.reminded, one.expected_on, one.snoozed_until, due.get(one.conversation))
            for one in mine.check.references
        ]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
