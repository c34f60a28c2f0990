"""Signs what is posted, so that whoever gets it knows that it is ours, whole, and of now."""

import hashlib
import hmac
from collections.abc import Sequence

HEADER = "Vouchline-Signature"


def signed(body: bytes, secrets: Sequence[str], at_seconds: int) -> str:
    """`t=…,v1=…`, one v1 for each secret; the secret's own signs are the key, as they stand."""
    text = b"%d.%b" % (at_seconds, body)
    marks = [hmac.new(secret.encode(), text, hashlib.sha256).hexdigest() for secret in secrets]
    return ",".join([f"t={at_seconds}", *(f"v1={mark}" for mark in marks)])
