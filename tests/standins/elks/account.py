"""Whose messages these are, and how 46elks shows one of them."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.standins.twilio.ledger import Logged

COST_OF_A_PART = 3500  # ten-thousandths of a krona


@dataclass(frozen=True, slots=True)
class Account:
    numbers: tuple[str, ...] = ("+46766861000",)
    username: str = "u" + "4be" * 10 + "00"
    password: str = "only-for-tests"


def new_id() -> str:
    return "s" + secrets.token_hex(16)


def written(moment: datetime) -> str:
    """UTC, without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def resource(one: Logged) -> dict[str, object]:
    shown: dict[str, object] = {
        "id": one.sid,
        "created": written(one.created_at),
        "direction": one.direction,
        "from": one.from_,
        "to": one.to,
        "message": one.body,
    }
    if one.direction == "incoming":
        return shown
    parts = 1 if len(one.body) <= 160 else -(-len(one.body) // 153)
    return {**shown, "status": one.status, "parts": parts, "cost": parts * COST_OF_A_PART}
