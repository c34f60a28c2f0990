"""Accounts at the providers, be they real or the sandbox's likeness of them."""

import hashlib
import hmac
from dataclasses import dataclass, field

ELKS_API = "https://api.46elks.com"
SLACK_API = "https://slack.com/api/"
SANDBOX_CLIENT = "sandbox"
SLACK_AUTHORIZE = "https://slack.com/oauth/v2/authorize"


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """What the Twilio channel needs to know."""

    account_sid: str
    auth_tokens: tuple[str, ...] = field(repr=False)  # the first signs; the others still verify, for rotation
    api_key_sid: str = ""
    api_key_secret: str = field(default="", repr=False)
    base_url: str = ""  # empty: Twilio's own


@dataclass(frozen=True, slots=True)
class ElksAccount:
    """What the 46elks channel needs to know."""

    username: str
    password: str = field(repr=False)
    base_url: str = ELKS_API


@dataclass(frozen=True, slots=True)
class SlackApp:
    """What the Slack channel needs to know of our app: with a bot token of one workspace, or a client that installs."""

    signing_secret: str = field(repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    bot_token: str = field(default="", repr=False)
    api_base_url: str = SLACK_API
    authorize_url: str = SLACK_AUTHORIZE

    @property
    def may_be_installed(self) -> bool:
        return bool(self.client_id) and self.client_id != SANDBOX_CLIENT

    @property
    def may_sign_in(self) -> bool:
        """Whether people may sign in to Vouchline with Slack."""
        return bool(self.client_id and self.client_secret)


def twilio_in_the_sandbox(secret: bytes, local_url: str) -> TwilioAccount:
    sid, token = derived(secret, b"sid"), derived(secret, b"token")
    return TwilioAccount(f"AC{sid}", (token,), base_url=f"{local_url}/sandbox/twilio")


def slack_in_the_sandbox(secret: bytes, local_url: str, base_url: str) -> SlackApp:
    """In its one workspace from the start; people sign in through it, and nobody installs it elsewhere."""
    signing_secret, token = derived(secret, b"slack signing"), derived(secret, b"slack token")
    return SlackApp(
        signing_secret,
        client_id=SANDBOX_CLIENT,
        client_secret=derived(secret, b"slack client"),
        bot_token=f"xoxb-{token}",
        api_base_url=f"{local_url}/sandbox/slack/api/",
        authorize_url=f"{base_url}/sandbox/slack/oauth/v2/authorize",
    )


def derived(secret: bytes, name: bytes) -> str:
    """A secret of its own for each name: the same as long as the installation's is."""
    return hmac.new(secret, name, hashlib.sha256).hexdigest()[:32]
