"""Whether a webhook came from Vouchline, whole, and just now."""

import hashlib
import hmac
import re

LONGEST_AGE_SECONDS = 300  # an old one may have been overheard, and is sent again by somebody else


def signed_at(header: str, body: bytes, secret: str, now: float) -> int | None:
    """The second at which it was signed; None where it is not to be believed. `header` is `Vouchline-Signature`.

    It reads `t=<seconds>,v1=<hex>`, with two `v1` for a day after the secret was changed.
    """
    parts = [part.partition("=") for part in header.split(",")]
    times = [value for name, _, value in parts if name == "t" and re.fullmatch(r"[0-9]{1,12}", value)]
    if len(times) != 1 or not secret or abs(now - int(times[0])) > LONGEST_AGE_SECONDS:
        return None
    right = hmac.new(secret.encode(), f"{times[0]}.".encode() + body, hashlib.sha256).hexdigest()
    signatures = [value for name, _, value in parts if name == "v1"]
    return int(times[0]) if any(hmac.compare_digest(right.encode(), one.encode()) for one in signatures) else None
