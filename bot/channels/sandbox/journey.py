"""How a message fares on its way to a phone: the statuses that Twilio would report, and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.sandbox import Direction, SandboxMessage
from bot.domain.sandbox_phone import SandboxPhone

WINDOW = timedelta(hours=24)
ON_ITS_WAY, ARRIVING, GIVEN_UP = 0.15, 0.35, 1.0  # seconds
NOT_ON_WHATSAPP, OUTSIDE_WINDOW, PHONE_OFF = 63003, 63016, 30003


@dataclass(frozen=True, slots=True)
class Leg:
    status: str
    seconds: float  # until it is reached
    error: int | None = None


SENT, DELIVERED = Leg("sent", ON_ITS_WAY), Leg("delivered", ARRIVING)


def journey_of(message: SandboxMessage, phone: SandboxPhone, may_be_free: bool) -> tuple[Leg, ...]:
    """`may_be_free`: the window is open, or it is an approved template."""
    if not message.is_whatsapp:
        return _text_message(phone)
    if not phone.is_on_whatsapp:
        return (Leg("undelivered", ARRIVING, NOT_ON_WHATSAPP),)
    if not may_be_free:
        return (Leg("failed", ON_ITS_WAY, OUTSIDE_WINDOW),)
    if phone.has_blocked_us or phone.is_off:  # of neither Twilio hears anything: it stays `sent`
        return (SENT,)
    return (SENT, DELIVERED)


def _text_message(phone: SandboxPhone) -> tuple[Leg, ...]:
    if phone.is_off:
        return (SENT, Leg("undelivered", GIVEN_UP, PHONE_OFF))
    if phone.texts.code:
        return (SENT, Leg("undelivered", GIVEN_UP, phone.texts.code))
    return (SENT, DELIVERED)


def is_window_open(on_phone: Collection[SandboxMessage], now: datetime) -> bool:
    """WhatsApp's 24 hours since the person last wrote, by product time; `on_phone` is all of its WhatsApp."""
    written = [one.shown_at for one in on_phone if one.direction is Direction.INBOUND]
    return bool(written) and now - max(written) < WINDOW
