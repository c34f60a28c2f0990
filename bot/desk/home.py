"""A recruiter's Home, read and drawn, and put up in Slack."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.slack.blocks.home import home_view
from bot.channels.slack.calls import Slack
from bot.desk.listing import ANY_CHECK, NOT_ARCHIVED, as_seen_by, in_order, lines_of, sought
from bot.domain.check import CheckStatus
from bot.domain.desk import Recruiter
from bot.flows.seat.home import PER_PAGE, Chosen, HomeView, Numbers, Shows, home_of
from bot.flows.texts import Texts
from bot.storage.reading import organisations
from bot.storage.reading.moment import one_moment
from bot.storage.reading.numbers import Counted, counted
from bot.storage.reading.searching import CheckSearch

COUNTED_DAYS = 30
SEARCHES: Mapping[Shows, CheckSearch] = {
    Shows.RUNNING: NOT_ARCHIVED,
    Shows.NEEDS_YOU: replace(ANY_CHECK, needs_you=True),
    Shows.MINE: NOT_ARCHIVED,
    Shows.DONE: replace(NOT_ARCHIVED, statuses=(CheckStatus.COMPLETED,)),
    Shows.ARCHIVE: replace(ANY_CHECK, in_archive=True),
    Shows.EVERYTHING: ANY_CHECK,
}


async def show_home(slack: Slack, recruiter: Recruiter, texts: Texts, now: datetime, zone: str) -> None:
    """As it is now. Raises `SlackError`."""
    view = home_view(await home_now(recruiter, texts, now, zone), texts)
    await slack.call(recruiter.workspace, "views.publish", user_id=recruiter.user, view=view)


@one_moment()
async def home_now(recruiter: Recruiter, texts: Texts, now: datetime, zone: str) -> HomeView:
    """`zone`: of whose country numbers are that are searched for without a country code."""
    chosen = Chosen.read(recruiter.home)
    search = sought(SEARCHES[chosen.shows], chosen.words, zone)
    if chosen.shows is Shows.MINE:
        search = replace(search, follower=(recruiter.workspace, recruiter.user))
    search = as_seen_by(search, recruiter.workspace, recruiter.user, is_admin=recruiter.is_admin)
    reads = await in_order(recruiter.organisation, search, chosen.page * PER_PAGE + 1)
    numbers = await counted(recruiter.organisation, now - timedelta(days=COUNTED_DAYS))
    is_limited = (await organisations.one(recruiter.organisation)).credits_limited
    return home_of(
        chosen,
        lines_of(reads, texts, now),
        _numbers(numbers),
        has_checks=numbers.has_checks,
        may_demo=not is_limited,
    )


def _numbers(numbers: Counted) -> Numbers:
    rate = round(100 * numbers.answered / numbers.contacted) if numbers.contacted else None
    return Numbers(numbers.needing, numbers.in_progress, numbers.completed, rate)
