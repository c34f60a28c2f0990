"""Puts together what the web asks of webhooks and what the loop posts with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.channels.webhooks.connecting import why_not
from bot.channels.webhooks.post import HttpPoster
from bot.flows.texts import Texts
from bot.flows.webhooks import wrong_with_url
from bot.hooks.asking import Asking, Chance, make_asked, rotate_asked, secret_of
from bot.hooks.bodies import HookBodies
from bot.ports.hooks import HookLog
from bot.settings import Settings
from bot.settings.accounts import derived
from bot.storage.database import Database
from bot.storage.sealing import Seal
from bot.storage.webhooks.log import SqlHookLog


@dataclass(frozen=True, slots=True)
class HookParts:
    log: HookLog
    bodies: HookBodies
    poster: HttpPoster
    seal: Seal
    key: bytes  # what secrets follow from
    lets_private_in: bool

    async def why_not(self, url: str) -> str:
        """Why nothing may be posted there, in a sentence; empty: it may, as far as can be seen now."""
        return wrong_with_url(url) or await why_not(url, private_too=self.lets_private_in)

    def make(self, *, url: str, types: Sequence[str], name: str, by: str, once: str = "") -> Asking:
        """`once` names the request, within all organisations: asked again, the same webhook has the same secret."""
        return make_asked(self.seal, Chance(self.key, once), url, types, name, by)

    def rotate(self, webhook: str, *, by: str, once: str = "") -> Asking:
        return rotate_asked(self.seal, Chance(self.key, once), webhook, by)


def open_hooks(settings: Settings, database: Database, texts: Mapping[str, Texts]) -> HookParts:
    seal = Seal(settings.secret)
    private_too = settings.has_private_webhooks
    return HookParts(
        log=SqlHookLog(database),
        bodies=HookBodies(texts, settings.base_url, settings.secret),
        poster=HttpPoster(partial(secret_of, seal), private_too=private_too),
        seal=seal,
        key=derived(settings.secret, b"webhooks").encode(),
        lets_private_in=private_too,
    )
