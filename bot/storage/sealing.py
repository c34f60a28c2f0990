"""Secrets of others that we must be able to use: sealed with AES-GCM for the place they are kept in, and no other."""

import base64
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PREFIX = "s1."  # which way of sealing: another one can stand beside it
PURPOSE = b"vouchline sealing 1"
KEY_BYTES, NONCE_BYTES = 32, 12


class SealBroken(Exception):
    """It was changed, sealed with another secret, or for another place."""


@dataclass(frozen=True, slots=True)
class Place:
    table: str
    row: str
    column: str

    def bound(self) -> bytes:
        return "\x00".join((self.table, self.row, self.column)).encode()


class Seal:
    def __init__(self, secret: bytes) -> None:
        key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE).derive(secret)
        self._cipher = AESGCM(key)

    def closed(self, text: str, place: Place) -> str:
        """Nothing stays nothing: that there is no secret is none."""
        if not text:
            return ""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return _written(nonce + self._cipher.encrypt(nonce, text.encode(), place.bound()))

    def opened(self, sealed: str, place: Place) -> str:
        """Raises `SealBroken`."""
        if not sealed:
            return ""
        try:
            raw = base64.b64decode(sealed.removeprefix(PREFIX), altchars=b"-_", validate=True)
            if _written(raw) != sealed:
                raise ValueError("not written as we write it")
            return self._cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.bound()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken(f"{place.table}.{place.column} of {place.row}: the seal is broken") from error


def _written(raw: bytes) -> str:
    return PREFIX + base64.urlsafe_b64encode(raw).decode()
