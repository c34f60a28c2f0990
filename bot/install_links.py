"""Links that install Vouchline into Slack for one organisation: signed, and good for an hour."""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime, timedelta
from urllib.parse import quote

GOOD_FOR = timedelta(hours=1)
PATH = "/slack/install"
LONGEST_TOKEN = 400


def install_link(base_url: str, secret: bytes, organisation: str, now: datetime) -> str:
    """`organisation` is its id; `now` is real time."""
    return f"{base_url}{PATH}?organisation={quote(_token(secret, organisation, now + GOOD_FOR))}"


def organisation_in(secret: bytes, token: str, now: datetime) -> str | None:
    """None unless we have made the token, and less than an hour ago."""
    named, _, rest = token.partition(".")
    until = rest.partition(".")[0]
    if len(token) > LONGEST_TOKEN or not (until.isascii() and until.isdecimal()):
        return None
    if not hmac.compare_digest(token.encode("utf-8", "replace"), _signed(secret, f"{named}.{until}").encode()):
        return None
    if int(until) < now.timestamp():
        return None
    try:
        return base64.urlsafe_b64decode(named).decode()
    except (binascii.Error, ValueError):
        return None


def _token(secret: bytes, organisation: str, until: datetime) -> str:
    named = base64.urlsafe_b64encode(organisation.encode()).decode()
    return _signed(secret, f"{named}.{int(until.timestamp())}")


def _signed(secret: bytes, said: str) -> str:
    digest = hmac.new(secret, f"slack install:{said}".encode(), hashlib.sha256).hexdigest()
    return f"{said}.{digest}"
