"""An authenticator in software: it makes passkeys and answers challenges as a browser with one would send it."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, HOLDS_KEY = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One passkey. What is not as it should be can be said by changing its fields."""

    origin: str
    rp_id: str = "localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    counts: bool = True
    id: bytes = field(default_factory=lambda: secrets.token_bytes(20))
    user_handle: str = ""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: dict[str, Any]) -> str:
        """The credential for `navigator.credentials.create`'s options."""
        self.user_handle = options["user"]["id"]
        seen = self._seen(self.flags | HOLDS_KEY) + self._held()
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": seen})
        return self._said(
            clientDataJSON=self._client("webauthn.create", options), attestationObject=bytes_to_base64url(attested)
        )

    def use(self, options: dict[str, Any]) -> str:
        """The assertion for `navigator.credentials.get`'s options."""
        self.count += self.counts
        seen, client = self._seen(self.flags), self._client("webauthn.get", options)
        signed = seen + hashlib.sha256(base64url_to_bytes(client)).digest()
        return self._said(
            clientDataJSON=client,
            authenticatorData=bytes_to_base64url(seen),
            signature=bytes_to_base64url(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
            userHandle=self.user_handle,
        )

    def _seen(self, flags: int) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _held(self) -> bytes:
        point = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        return bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)

    def _client(self, kind: str, options: dict[str, Any]) -> str:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return bytes_to_base64url(json.dumps(said).encode())

    def _said(self, **response: str) -> str:
        id = bytes_to_base64url(self.id)
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": response})
