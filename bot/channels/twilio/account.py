"""Which Twilio account we are, where it is reached, and where it reaches us."""

from dataclasses import dataclass
from urllib.parse import quote

TWILIO_URL = "https://api.twilio.com"
MESSAGES_PATH = "/webhooks/twilio/messages"
STATUS_PATH = "/webhooks/twilio/status"


@dataclass(frozen=True, slots=True)
class Account:
    sid: str
    auth_tokens: tuple[str, ...]  # two while one is being rotated; the first is the newest
    public_url: str  # where Twilio calls us; signatures are made over it
    base_url: str = TWILIO_URL
    api_key_sid: str = ""
    api_key_secret: str = ""
    timeout_seconds: float = 15.0  # for one whole request
    connect_seconds: float = 5.0  # for getting a connection: nothing has been sent before there is one

    @property
    def credentials(self) -> tuple[str, str]:
        """An API key where there is one; signatures are made with the auth token all the same."""
        if self.api_key_sid:
            return self.api_key_sid, self.api_key_secret
        return self.sid, self.auth_tokens[0]

    def status_callback(self, message_key: str) -> str:
        """Carries our key, so that any report proves that the message was accepted."""
        return f"{self.public_url.rstrip('/')}{STATUS_PATH}?key={quote(message_key, safe='')}"
