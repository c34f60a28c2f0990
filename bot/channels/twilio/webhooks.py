"""Where Twilio calls us."""

from urllib.parse import quote

MESSAGES_PATH = "/webhooks/twilio/messages"
STATUS_PATH = "/webhooks/twilio/status"


def status_callback(public_url: str, message_key: str) -> str:
    """Carries our key, so that any report proves that the message was accepted."""
    return f"{public_url.rstrip('/')}{STATUS_PATH}?key={quote(message_key, safe='')}"
