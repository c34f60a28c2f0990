"""Where 46elks calls us. It signs nothing, so each address carries a secret of ours, made for that address alone."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

MESSAGES_PATH = "/webhooks/elks/messages"
STATUS_PATH = "/webhooks/elks/status"


def messages_address(public_url: str, secret: bytes) -> str:
    """What the number's `sms_url` is to be."""
    return f"{public_url.rstrip('/')}{MESSAGES_PATH}?{urlencode({'secret': messages_secret(secret)})}"


def report_address(public_url: str, secret: bytes, message_key: str, lane: str) -> str:
    """For one message: a report says neither to whom it went nor from where, so that its address has to."""
    known = {"key": message_key, "lane": lane, "secret": report_secret(secret, message_key, lane)}
    return f"{public_url.rstrip('/')}{STATUS_PATH}?{urlencode(known)}"


def messages_secret(secret: bytes) -> str:
    return _secret(secret, "messages")


def report_secret(secret: bytes, message_key: str, lane: str) -> str:
    return _secret(secret, "status", message_key, lane)


def is_ours(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def _secret(secret: bytes, *about: str) -> str:
    return hmac.new(secret, json.dumps(["elks", *about]).encode(), hashlib.sha256).hexdigest()
