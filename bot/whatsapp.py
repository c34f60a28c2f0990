"""The carrier of Twilio, and what WhatsApp needs beside it, where there is an account."""

from collections.abc import Callable
from datetime import datetime

from bot.catalogues.whatsapp_templates import read_templates
from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.content.parts import WhatsAppParts, open_whatsapp
from bot.domain.channel import Channel
from bot.engine.templates import TemplatesKept
from bot.ports import OwnSenders
from bot.senders import senders_of
from bot.settings import Settings
from bot.storage.contents import SqlContentStore
from bot.storage.database import Database


def whatsapp_of(
    settings: Settings, database: Database, now: Callable[[], datetime], real: Callable[[], datetime]
) -> WhatsAppParts | None:
    """To be called inside the running loop, and closed. `now` tells product time, `real` the machine's."""
    if settings.twilio is None:
        return None
    return open_whatsapp(settings.twilio, SqlContentStore(database), read_templates(), now, real)


def carrier_of(settings: Settings, whatsapp: WhatsAppParts | None) -> TwilioCarrier | None:
    if settings.twilio is None:
        return None
    return TwilioCarrier(settings.twilio, settings.base_url, saying=whatsapp.saying if whatsapp else None)


def kept_for(settings: Settings, whatsapp: WhatsAppParts | None, own: OwnSenders) -> TemplatesKept | None:
    """Templates are asked for where somebody may be written to on WhatsApp: from our number, or one of a sub-account's
    own, which may be claimed at any time."""
    if whatsapp is None:
        return None
    if has_whatsapp_sender(settings):
        return TemplatesKept(whatsapp.sync)
    return TemplatesKept(whatsapp.sync, is_wanted=lambda: has_own_number(own))


async def has_own_number(own: OwnSenders) -> bool:
    return any(key.partition(":")[0] == Channel.WHATSAPP for key in await own.all())


def has_whatsapp_sender(settings: Settings) -> bool:
    return Channel.WHATSAPP in senders_of(settings).shared
