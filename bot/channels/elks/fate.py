"""What became of one message, asked for by its id, and what it cost."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.channels.elks.delivery import DELIVERIES, delivery_row
from bot.channels.elks.http import ElksApi
from bot.domain.message import Message
from bot.ports import Charge, Fate

COST_UNITS = 10_000  # costs are told in ten-thousandths of the account's currency


async def fate_of(api: ElksApi, message: Message) -> Fate | None:
    """None where 46elks does not know it."""
    answer = await api.get(f"sms/{message.provider_id}")
    if answer.status == 404:
        return None
    found = answer.read()
    report = delivery_row({"id": str(found["id"]), "status": str(found["status"])}, message.key, message.lane)
    return Fate(DELIVERIES.get(found["status"]), report, await _charge(api, found))


async def _charge(api: ElksApi, found: Mapping[str, Any]) -> Charge | None:
    """The message tells the sum, the account its currency."""
    cost, parts = found.get("cost"), found.get("parts")
    if not isinstance(cost, int):
        return None
    return Charge(Decimal(cost) / COST_UNITS, await api.currency(), parts if isinstance(parts, int) else None)
