"""What a row asks of a webhook; secrets are made and sealed before it, and shown to nobody but whoever asked."""

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


def make_asked(seal: Seal, url: str, types: Sequence[str], name: str, by: str) -> Asking:
    id, secret = secrets.token_hex(ID_BYTES), _new_secret()
    wanted = {"of_webhook": id, "wanted": "make", "url": url, "types": list(types), "name": name, "by": by}
    return Asking({**wanted, "secret": seal.closed(secret, _place(id))}, secret)


def rotate_asked(seal: Seal, webhook: str, by: str) -> Asking:
    secret = _new_secret()
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


def _new_secret() -> str:
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def _place(webhook: str) -> Place:
    return Place("webhook", webhook, "secrets")
