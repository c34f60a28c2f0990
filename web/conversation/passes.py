"""What lets a browser in once a link has been opened in it: a cookie for 90 days, else a pass for a quarter of an hour.

The link's token stays out of both: they name the link by its hash, and a key that only this installation has vouches
for it.
"""

import base64
import hashlib
import hmac
import re
from datetime import datetime, timedelta

LIFETIME = timedelta(days=90)
BUCKET_SECONDS, BUCKETS = 300, 4  # a pass is good for the five minutes in which it was made, and fifteen more
ID_LENGTH = 16
PUBLIC_ID = re.compile(rf"[A-Za-z0-9_-]{{{ID_LENGTH}}}")


def public_id(token_hash: str) -> str:
    """A conversation's own name in addresses: it opens nothing without the cookie that belongs to it."""
    digest = hashlib.sha256(f"page:{token_hash}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:ID_LENGTH]


def cookie_name(public_id: str) -> str:
    """One for each conversation, so that several live in one browser."""
    return f"page-{public_id}"


def cookie_for(secret: bytes, token_hash: str, now: datetime) -> str:
    until = int((now + LIFETIME).timestamp())
    return f"{token_hash}.{until}.{_seal(secret, f'cookie:{token_hash}:{until}')}"


def opened_with(secret: bytes, cookie: str, now: datetime) -> str | None:
    """The hash of the link that a cookie was given for; None when it is not ours, or too old."""
    token_hash, _, rest = cookie.partition(".")
    until, _, seal = rest.partition(".")
    is_ours = _is_same(_seal(secret, f"cookie:{token_hash}:{until}"), seal)
    return token_hash if is_ours and int(until) > now.timestamp() else None


def pass_for(secret: bytes, token_hash: str, now: datetime) -> str:
    return _pass(secret, token_hash, int(now.timestamp()) // BUCKET_SECONDS)


def is_pass(secret: bytes, token_hash: str, shown: str, now: datetime) -> bool:
    bucket = int(now.timestamp()) // BUCKET_SECONDS
    good = [_pass(secret, token_hash, bucket - age) for age in range(BUCKETS)]
    return any(_is_same(one, shown) for one in good)


def _pass(secret: bytes, token_hash: str, bucket: int) -> str:
    return _seal(secret, f"pass:{token_hash}:{bucket}")


def _is_same(ours: str, shown: str) -> bool:
    """`shown` comes from a browser, and may be no text at all."""
    return hmac.compare_digest(ours.encode(), shown.encode(errors="replace"))


def _seal(secret: bytes, what: str) -> str:
    digest = hmac.new(secret, f"page:{what}".encode(errors="replace"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:32]
