"""The signature by which the app knows that Slack calls."""

import hashlib
import hmac
import time


def signed(secret: str, body: bytes) -> dict[str, str]:
    at = str(int(time.time()))
    digest = hmac.new(secret.encode(), b":".join((b"v0", at.encode(), body)), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={digest}"}
