"""One check: its people, what needs somebody, what may be done, and all that has happened (R39, R41, R48)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.desk.card import Looked, looked_at
from bot.desk.details import details_now
from bot.domain.check import CheckStatus
from bot.errors import NotFound
from bot.flows.calendar import short_time, written_day
from bot.flows.seat.card import CardView
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.details import DetailsView
from bot.flows.texts import Texts
from bot.storage.reading import outbox
from bot.storage.reading.moment import one_moment
from web.admin.checks.acts_offered import may_start_anew, undo_seconds
from web.admin.checks.forms import FollowUpForm, MoreForm
from web.admin.checks.happened import happened
from web.admin.checks.lines import line_of
from web.admin.checks.messages import by_person
from web.admin.checks.people import people_shown
from web.admin.given import filled
from web.admin.page import Visit, page
from web.admin.press import new_key
from web.api.words import ID

RUNNING = frozenset({CheckStatus.AWAITING_CANDIDATE, CheckStatus.COLLECTING})


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an act was not done, to be told beside its button."""

    act: str
    person: str
    why: str


async def the_check(visit: Visit) -> Looked:
    """Raises `NotFound`; another organisation's is as unknown as one that never was (R57)."""
    looked = await looked_at(visit.organisation, visit.named) if ID.fullmatch(visit.named) else None
    if looked is None:
        raise NotFound("unknown-check", "There is no check with this id in your organisation.")
    return looked


@page
@one_moment()
async def show_check(visit: Visit) -> web.StreamResponse:
    return await drawn(visit, await the_check(visit))


async def drawn(
    visit: Visit,
    looked: Looked,
    refused: Refused | None = None,
    more: MoreForm | None = None,
    follow_up: FollowUpForm | None = None,
    status: int = 200,
) -> web.StreamResponse:
    now, texts, read = visit.vouchline.clock.now(), visit.texts, looked.read
    details = await details_now(looked, None, texts, visit.vouchline.moment(), visit.vouchline.settings)
    kept = await outbox.to_people_of(visit.organisation, read.check.id)
    messages = by_person(kept, texts, read.sub_account.zone)
    asked = visit.request.query
    people = people_shown(looked, details, messages, texts, visit.linker)
    return visit.draw(
        "checks/one.html",
        status=status,
        check=read.check,
        read=read,
        line=line_of(read, texts, now),
        card=details.card,
        people=people,
        acts=_whole(details.card, looked),
        refused=refused,
        is_refusal_placed=refused is not None and _has_place(refused, details),
        more=more or filled(MoreForm, None, texts.language),
        follow_up=follow_up or filled(FollowUpForm, None, texts.language),
        happened=await happened(read, texts, asked.get("kinds", ""), asked.get("before", "")),
        report=visit.linker.report(read.check.id),
        key=new_key(),
        opens=asked.get("open", ""),
        is_live=read.check.status in RUNNING and "before" not in asked,
        **_told(looked, texts, now),
    )


def _whole(card: CardView, looked: Looked) -> tuple[CardAct, ...]:
    """What may be done to the check as a whole."""
    anew = (CardAct.START_ANEW,) if may_start_anew(looked.seen) else ()
    return tuple(dict.fromkeys((*card.acts, *anew)))


def _has_place(refused: Refused, details: DetailsView) -> bool:
    """Whether the button is still there to say it beside."""
    if refused.act == "resend":
        return any(one.key == refused.person and one.resend for one in details.people)
    if not refused.person or refused.act == "follow_up":
        return refused.act in {one.value for one in details.card.acts}
    people = {one.key: {act.value for act in one.acts} for one in details.people}
    return refused.act in people.get(refused.person, set())


def _told(looked: Looked, texts: Texts, now: datetime) -> dict[str, Any]:
    """Days and hours, in the user's language and the sub-account's zone."""
    check, zone = looked.read.check, looked.read.sub_account.zone
    asked = looked.seen.questionnaires.get(check.language)
    return {
        "started_at": short_time(check.created_at, zone, texts.language),
        "deadline": written_day(check.deadline, texts.language) if check.deadline else "",
        "undo_seconds": undo_seconds(check, now),
        "questionnaire": asked.title if asked else check.questionnaire,
    }
