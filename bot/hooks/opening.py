"""Puts together what the web asks of webhooks and what the loop posts with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.channels.webhooks.connecting import why_not
from bot.channels.webhooks.looking_up import FOR_WHOM, LookUps
from bot.channels.webhooks.post import HttpPoster
from bot.flows.texts import Texts
from bot.flows.webhooks import wrong_with_url
from bot.hooks.asking import Asking, make_asked, rotate_asked, secret_of
from bot.hooks.bodies import HookBodies
from bot.ports.hooks import HookLog
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.sealing import Seal
from bot.storage.webhooks.log import SqlHookLog


@dataclass(frozen=True, slots=True)
class HookParts:
    log: HookLog
    bodies: HookBodies
    poster: HttpPoster
    seal: Seal
    names: LookUps  # of those who make webhooks: apart from the poster's, whose room they may not take
    lets_private_in: bool

    async def why_not(self, url: str, organisation: str) -> str:
        """Why nothing may be posted there, in a sentence; empty: it may, as far as can be seen now."""
        FOR_WHOM.set(organisation)
        return wrong_with_url(url) or await why_not(url, self.names, private_too=self.lets_private_in)

    def make(self, *, url: str, types: Sequence[str], name: str, by: str) -> Asking:
        return make_asked(self.seal, url, types, name, by)

    def rotate(self, webhook: str, *, by: str) -> Asking:
        return rotate_asked(self.seal, webhook, by)


def open_hooks(settings: Settings, database: Database, texts: Mapping[str, Texts]) -> HookParts:
    seal = Seal(settings.secret)
    private_too = settings.has_private_webhooks
    return HookParts(
        log=SqlHookLog(database),
        bodies=HookBodies(database, texts, settings.base_url, settings.secret),
        poster=HttpPoster(partial(secret_of, seal), private_too=private_too),
        seal=seal,
        names=LookUps(),
        lets_private_in=private_too,
    )
