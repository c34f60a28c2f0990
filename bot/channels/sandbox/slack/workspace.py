"""The workspace: what is kept of it, what is open in front of people, and how the app is told of what they do."""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.sandbox.slack.calls import Calls
from bot.channels.sandbox.slack.cast import LOCALES
from bot.channels.sandbox.slack.marks import Stamps
from bot.channels.sandbox.slack.modals import Modals
from bot.channels.sandbox.slack.pace import Pace
from bot.channels.sandbox.slack.place import Place
from bot.channels.sandbox.slack.response_urls import Responses
from bot.channels.sandbox.slack.signing_in import SigningIn
from bot.channels.sandbox.slack.triggers import Triggers
from bot.domain.sandbox_slack_store import SlackStore
from bot.ports import Clock

log = logging.getLogger(__name__)
MOST_REFUSALS = 50


@dataclass(slots=True)
class Upload:
    """A file on its way: promised, then sent, then completed."""

    name: str
    length: int
    body: bytes | None = None


class Workspace:
    """To be made inside the running loop, and closed. One program at a time shows it."""

    def __init__(
        self, place: Place, store: SlackStore, clock: Clock, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self.place, self.store, self.clock = place, store, clock
        self.triggers, self.responses, self.pace = Triggers(seconds), Responses(seconds), Pace(seconds)
        self.modals, self.stamps = Modals(), Stamps()
        self.signing_in = SigningIn(place)
        self.uploads: dict[str, Upload] = {}
        self.calls = Calls(place)
        self.refusals: deque[str] = deque(maxlen=MOST_REFUSALS)  # what Slack would not have taken from the app
        self.revision = 0  # rises with every change that somebody may see

    async def close(self) -> None:
        await self.calls.close()

    def changed(self) -> None:
        self.revision += 1

    def refuse(self, what: str) -> None:
        """For whoever builds the app: Slack itself would only have shown an error, or nothing."""
        log.warning("sandbox: Slack would refuse: %s", what)
        self.refusals.append(what)
        self.changed()

    async def locale(self, person: str) -> str:
        kept = await self.store.kept(f"locale:{person}")
        return str(kept["locale"]) if kept else LOCALES[0]

    async def set_locale(self, person: str, locale: str) -> None:
        await self.store.keep(f"locale:{person}", {"locale": locale})
        self.changed()
