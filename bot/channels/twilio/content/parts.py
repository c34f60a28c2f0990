"""What WhatsApp needs beside messages: a client of its own, for Twilio's Content API."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.channels.twilio.client import open_client
from bot.channels.twilio.content.api import ContentApi
from bot.channels.twilio.content.saying import Saying
from bot.channels.twilio.content.syncing import ContentSync
from bot.channels.waiting import Limits
from bot.domain.template import Templates
from bot.ports.contents import ContentStore
from bot.settings import TwilioAccount


@dataclass(frozen=True, slots=True)
class WhatsAppParts:
    saying: Saying
    sync: ContentSync

    async def close(self) -> None:
        await self.saying.close()


def open_whatsapp(
    account: TwilioAccount,
    store: ContentStore,
    templates: Templates,
    now: Callable[[], datetime],
    real: Callable[[], datetime],
) -> WhatsAppParts:
    """To be called inside the running loop, and closed. `now` tells product time, `real` the machine's."""
    api, sid = ContentApi(open_client(account, Limits()), account.base_url), account.account_sid
    saying = Saying(api, store, sid, templates, now, real)
    return WhatsAppParts(saying, ContentSync(api, store, sid, templates, real))
