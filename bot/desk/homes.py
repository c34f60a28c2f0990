"""Shows recruiters who have looked at their Home today how things are, a few seconds after they have changed."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackBusy, SlackError, SlackNotReached, SlackUnclear
from bot.desk.home import show_home
from bot.domain.desk import Recruiter
from bot.flows.changes import Moment
from bot.flows.texts import Texts
from bot.storage.reading import events, recruiters

log = logging.getLogger(__name__)

LOOKED_WITHIN = timedelta(hours=24)
EVERY_SECONDS = 6.0  # of one person's; a workspace has a hundred a minute
COMMITTED_WITHIN = timedelta(seconds=5)  # of when something happened; until then it may not have been seen
MOST_AT_ONCE = 8  # a slow workspace holds up nobody else's
PASSING = (SlackBusy, SlackNotReached, SlackUnclear)
Who = tuple[str, str]


class SlackHomes:
    """Meets `bot.ports.Homes`."""

    def __init__(
        self, slack: Slack, texts: Mapping[str, Texts], language: str, zone: str, moment: Callable[[], Moment]
    ) -> None:
        """`language` and `zone` are for people who have not told theirs."""
        self._slack, self._texts, self._language, self._zone = slack, texts, language, zone
        self._moment = moment
        self._shown: dict[Who, tuple[int, float]] = {}  # up to which event, and when

    async def refresh(self) -> None:
        looking = await recruiters.looking(self._moment().now - LOOKED_WITHIN)
        latest = {
            organisation: await events.last_id(organisation) for organisation in {one.organisation for one in looking}
        }
        some = asyncio.Semaphore(MOST_AT_ONCE)

        async def refreshed(one: Recruiter) -> None:
            async with some:
                await self._refresh_one(one, latest[one.organisation])

        failed = await asyncio.gather(*map(refreshed, looking), return_exceptions=True)
        here = {(one.workspace, one.user) for one in looking}
        self._shown = {who: shown for who, shown in self._shown.items() if who in here}
        for error in failed:  # once each has been shown theirs
            if error:
                raise error

    async def _refresh_one(self, recruiter: Recruiter, latest: int) -> None:
        """What was not taken is tried anew."""
        who = recruiter.workspace, recruiter.user
        if who not in self._shown:
            self._shown[who] = await _seen_by(recruiter), 0.0
        shown, at = self._shown[who]
        if shown == latest or time.monotonic() - at < EVERY_SECONDS:
            return
        self._shown[who] = latest, time.monotonic()
        texts = self._texts.get(recruiter.language) or self._texts[self._language]
        try:
            await show_home(self._slack, recruiter, texts, self._moment().now, recruiter.zone or self._zone)
        except SlackError as error:
            log.info("the Home of %s was not shown: %s", recruiter.user, error)
            if isinstance(error, PASSING):
                self._shown[who] = shown, time.monotonic()


async def _seen_by(recruiter: Recruiter) -> int:
    """Up to which event the Home was surely shown when it was opened: what has happened since was not, however soon."""
    opened_at = recruiter.home_opened_at
    return await events.last_id(recruiter.organisation, opened_at - COMMITTED_WITHIN) if opened_at else 0
