"""Makes the secrets of API keys; what is kept of one is its fingerprint."""

import hashlib
import secrets

PREFIX = "vl_"
SECRET_BYTES = 24  # 32 characters of base64url


def new_key() -> str:
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def fingerprint_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
