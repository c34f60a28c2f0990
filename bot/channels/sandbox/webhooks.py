"""What Twilio posts: that a message has come in, and how far one of ours has come."""

from bot.channels.sandbox.journey import Leg
from bot.channels.sandbox.resource import VERSION, media_path, segments_of, type_of
from bot.channels.twilio.addresses import off_the_wire
from bot.domain.sandbox import Direction, SandboxMessage

EVENTS = {"sent": "SENT", "delivered": "DELIVERED", "read": "READ", "undelivered": "UNDELIVERED", "failed": "FAILED"}


def webhook_form(account_sid: str, message: SandboxMessage, api_url: str = "") -> dict[str, str]:
    """`api_url` is where its media are fetched."""
    assert message.direction is Direction.INBOUND
    return {
        "AccountSid": account_sid,
        "ApiVersion": VERSION,
        "Body": message.body,
        "From": message.from_address,
        "MessageSid": message.sid,
        "NumMedia": "1" if message.medium else "0",
        "NumSegments": str(segments_of(message)),
        "SmsMessageSid": message.sid,
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "To": message.to_address,
        **(_on_whatsapp(message) if message.is_whatsapp else {"ToCountry": "SE"}),
        **_media(account_sid, message, api_url),
        **message.fields,
    }


def _on_whatsapp(message: SandboxMessage) -> dict[str, str]:
    number = off_the_wire(message.from_address)[0]
    return {"ProfileName": "Sandbox", "WaId": number.removeprefix("+"), "MessageType": _kind(message)}


def _kind(message: SandboxMessage) -> str:
    if message.card:
        return "contacts"
    return message.medium_type.partition("/")[0] or "text"


def _media(account_sid: str, message: SandboxMessage, api_url: str) -> dict[str, str]:
    if not message.medium:
        return {}
    return {"MediaUrl0": api_url + media_path(account_sid, message), "MediaContentType0": type_of(message)}


def status_form(account_sid: str, message: SandboxMessage, leg: Leg) -> dict[str, str]:
    return {
        "AccountSid": account_sid,
        "ApiVersion": VERSION,
        "From": message.from_address,
        "MessageSid": message.sid,
        "MessageStatus": leg.status,
        "SmsSid": message.sid,
        "SmsStatus": leg.status,
        "To": message.to_address,
        **({"MessagingServiceSid": message.messaging_service} if message.messaging_service else {}),
        **({"ErrorCode": str(leg.error)} if leg.error else {}),
        **(_channel(message, leg) if message.is_whatsapp else {}),
    }


def _channel(message: SandboxMessage, leg: Leg) -> dict[str, str]:
    to = off_the_wire(message.to_address)[0]
    return {"ChannelPrefix": "whatsapp", "ChannelToAddress": to, "EventType": EVENTS[leg.status]}
