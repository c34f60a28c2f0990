"""Phone numbers as Twilio writes them: plain for SMS, behind `whatsapp:` for WhatsApp."""

from bot.domain.channel import Channel

WHATSAPP = "whatsapp:"


def on_the_wire(address: str, channel: Channel) -> str:
    plain = address.removeprefix(WHATSAPP)
    return f"{WHATSAPP}{plain}" if channel is Channel.WHATSAPP else plain


def off_the_wire(address: str) -> tuple[str, Channel]:
    if address.startswith(WHATSAPP):
        return address.removeprefix(WHATSAPP), Channel.WHATSAPP
    return address, Channel.SMS
