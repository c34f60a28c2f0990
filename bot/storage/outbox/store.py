"""The outbox on either database."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.counted import NO_RULES, Rules
from bot.domain.message import Message
from bot.domain.sender import Senders
from bot.storage.database import Database
from bot.storage.outbox.busy import is_busy
from bot.storage.outbox.claiming import Claim, Judge, claim
from bot.storage.outbox.sent import NOTHING_TOLD, mark_heard, mark_refused, mark_sent
from bot.storage.outbox.settling import known_ids, make_unclear, put_back, to_settle


class SqlOutboxStore:
    """Meets `bot.ports.OutboxStore`."""

    def __init__(
        self, database: Database, real: Callable[[], datetime], senders: Senders, rules: Rules = NO_RULES
    ) -> None:
        self._database, self._real, self._senders, self._rules = database, real, senders, rules

    async def claim(self, now: datetime, holder: str, most: int, judge: Judge) -> list[Message]:
        wanted = Claim(now, self._real(), holder, most, judge, self._rules)
        return await self._database.write(lambda: claim(wanted, self._senders))

    async def sent(
        self, key: str, provider_id: str, now: datetime, told: Mapping[str, Any] = NOTHING_TOLD
    ) -> frozenset[str]:
        return await self._database.write(lambda: mark_sent(key, provider_id, now, told))

    async def heard(self, key: str, provider_id: str, now: datetime) -> frozenset[str]:
        return await self._database.write(lambda: mark_heard(key, provider_id, now))

    async def refused(self, key: str, error: str, now: datetime) -> frozenset[str]:
        return await self._database.write(lambda: mark_refused(key, error, now))

    async def put_back(self, key: str, wait_seconds: float, *, attempt: int, whole_sender: bool = False) -> None:
        await self._database.write(lambda: put_back(key, attempt, self._real(), wait_seconds, whole_sender))

    async def unclear(self, key: str, look_again_seconds: float, *, attempt: int) -> None:
        await self._database.write(lambda: make_unclear(key, attempt, self._real(), look_again_seconds))

    async def to_settle(self, holder: str, alive: Callable[[str], bool], most: int) -> list[Message]:
        return await self._database.write(lambda: to_settle(holder, alive, most, self._real()))

    async def known_ids(self, provider_ids: Sequence[str]) -> frozenset[str]:
        return await self._database.read(lambda: known_ids(list(provider_ids)))

    async def is_busy(self, now: datetime) -> bool:
        return await self._database.read(lambda: is_busy(now, self._real(), sorted(self._senders.shared)))
