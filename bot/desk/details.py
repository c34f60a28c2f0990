"""The details of a check, read for one of its recruiters."""

from datetime import datetime

from bot.desk.card import Looked
from bot.domain.desk import Recruiter
from bot.flows.seat.details import DetailsView, details_of
from bot.flows.texts import Texts
from bot.links import link_for
from bot.settings import Settings
from bot.storage.reading import events

MOST_EVENTS = 60


async def details_now(
    looked: Looked, recruiter: Recruiter | None, texts: Texts, now: datetime, settings: Settings
) -> DetailsView:
    check = looked.read.check
    snoozed = recruiter.snoozed_checks.get(check.id) if recruiter else None
    links = {
        one.id: link_for(settings.base_url, settings.secret, one.role, one.id) for one in looked.read.conversations
    }
    return details_of(
        looked.seen,
        looked.read.needs_you,
        await events.latest(check.organisation, check.id, MOST_EVENTS),
        texts,
        now,
        (recruiter.zone if recruiter else "") or looked.read.sub_account.zone,
        answered=looked.answered,
        links=links,
        snoozed_until=datetime.fromisoformat(snoozed) if snoozed else None,
    )
