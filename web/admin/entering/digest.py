"""What is kept of a code: without the installation's secret nobody could try all of them."""

import hashlib
import hmac


def code_digest(secret: bytes, sign_in: str, code: str) -> str:
    return hmac.new(secret, f"sign-in code:{sign_in}:{code}".encode(), hashlib.sha256).hexdigest()
