"""What a row asks of a webhook; secrets are made and sealed before it, and shown to nobody but whoever asked."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.webhook import Webhook
from bot.storage.sealing import Place, Seal

PREFIX = "whsec_"
SECRET_BYTES = 32
ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Asking:
    payload: dict[str, Any]  # of a row WEBHOOK_ASKED
    secret: str  # to be shown once


@dataclass(frozen=True, slots=True)
class Chance:
    """Bytes that nobody can guess. Those for the same `once` are the same, so that who asks again is answered alike."""

    key: bytes
    once: str = ""

    def drawn(self, what: str, size: int) -> bytes:
        if not self.once:
            return secrets.token_bytes(size)
        return hmac.new(self.key, f"{what}:{self.once}".encode(), hashlib.sha256).digest()[:size]


def make_asked(seal: Seal, chance: Chance, url: str, types: Sequence[str], name: str, by: str) -> Asking:
    id, secret = chance.drawn("webhook", ID_BYTES).hex(), _new_secret(chance, "webhook secret")
    wanted = {"of_webhook": id, "wanted": "make", "url": url, "types": list(types), "name": name, "by": by}
    return Asking({**wanted, "secret": seal.closed(secret, _place(id))}, secret)


def rotate_asked(seal: Seal, chance: Chance, webhook: str, by: str) -> Asking:
    secret = _new_secret(chance, f"webhook rotated {webhook}")
    sealed = seal.closed(secret, _place(webhook))
    return Asking({"of_webhook": webhook, "wanted": "rotate", "secret": sealed, "by": by}, secret)


def change_asked(
    webhook: str,
    *,
    url: str | None = None,
    types: Sequence[str] | None = None,
    name: str | None = None,
    is_active: bool | None = None,
    by: str,
) -> dict[str, Any]:
    """None: it stays as it is when the row's turn comes."""
    asked = {"url": url, "types": None if types is None else list(types), "name": name, "active": is_active}
    named = {field: value for field, value in asked.items() if value is not None}
    return {"of_webhook": webhook, "wanted": "change", **named, "by": by}


def delete_asked(webhook: str, by: str) -> dict[str, Any]:
    return {"of_webhook": webhook, "wanted": "delete", "by": by}


def secret_of(seal: Seal, webhook: Webhook, sealed: str) -> str:
    """Raises `SealBroken`."""
    return seal.opened(sealed, _place(webhook.id))


def _new_secret(chance: Chance, what: str) -> str:
    return PREFIX + base64.urlsafe_b64encode(chance.drawn(what, SECRET_BYTES)).decode().rstrip("=")


def _place(webhook: str) -> Place:
    return Place("webhook", webhook, "secrets")
