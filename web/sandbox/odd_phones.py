"""Nobody writes from a phone that is off, or by an app that is not on it."""

from bot.domain.channel import Channel
from bot.domain.sandbox_phone import SandboxPhone
from bot.errors import RequestRefused


def refuse_odd_phones(phone: SandboxPhone, channel: Channel) -> None:
    if phone.is_off:
        raise RequestRefused("phone-off", "This phone is switched off. Switch it on under “This phone”.")
    if channel is Channel.WHATSAPP and not phone.is_on_whatsapp:
        raise RequestRefused("not-on-whatsapp", "This phone has no WhatsApp. Change it under “This phone”.")
