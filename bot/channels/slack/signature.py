"""Tells whether a request is Slack's: HMAC-SHA256 over the time and the bytes that came, keyed with the signing secret.

Our own code and not the client's verifier, which fails on a time that is no number and reads the body as text first.
"""

import hashlib
import hmac

SIGNATURE = "X-Slack-Signature"
TIMESTAMP = "X-Slack-Request-Timestamp"
FRESH_SECONDS = 300
LONGEST_TIMESTAMP = 12


def is_slacks(signing_secret: str, timestamp: str, signature: str, body: bytes, now: float) -> bool:
    """`now` is the machine's time. Nothing that can arrive makes this raise."""
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= LONGEST_TIMESTAMP):
        return False
    if abs(now - int(timestamp)) > FRESH_SECONDS:
        return False
    expected = signature_of(signing_secret, timestamp, body)
    return hmac.compare_digest(signature.encode("utf-8", "replace"), expected.encode())


def signature_of(signing_secret: str, timestamp: str, body: bytes) -> str:
    signed = b"v0:" + timestamp.encode() + b":" + body
    return f"v0={hmac.new(signing_secret.encode(), signed, hashlib.sha256).hexdigest()}"
