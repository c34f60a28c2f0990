"""The details of a check, read for one of its recruiters."""

from dataclasses import replace
from datetime import datetime

from bot.desk.card import Looked
from bot.domain.desk import Recruiter
from bot.flows.changes import CheckSeen, Moment
from bot.flows.resending import open_channels, person_meant
from bot.flows.seat.details import DetailsView, details_of
from bot.flows.seat.details_people import PersonDetails
from bot.flows.texts import Texts
from bot.links import link_for
from bot.settings import Settings
from bot.storage.reading import events

MOST_EVENTS = 60


async def details_now(
    looked: Looked, recruiter: Recruiter | None, texts: Texts, moment: Moment, settings: Settings
) -> DetailsView:
    check = looked.read.check
    snoozed = recruiter.snoozed_checks.get(check.id) if recruiter else None
    links = {
        one.id: link_for(settings.base_url, settings.secret, one.role, one.id) for one in looked.read.conversations
    }
    found = details_of(
        looked.seen,
        looked.read.needs_you,
        await events.latest(check.organisation, check.id, MOST_EVENTS),
        texts,
        moment.now,
        (recruiter.zone if recruiter else "") or looked.read.sub_account.zone,
        answered=looked.answered,
        links=links,
        snoozed_until=datetime.fromisoformat(snoozed) if snoozed else None,
    )
    return replace(found, people=tuple(_with_channels(one, looked.seen, moment) for one in found.people))


def _with_channels(one: PersonDetails, seen: CheckSeen, moment: Moment) -> PersonDetails:
    """Offered where a message did not arrive (R48)."""
    mine = person_meant(seen, one.key) if one.error else None
    return replace(one, resend=open_channels(seen, mine, moment)) if mine else one
