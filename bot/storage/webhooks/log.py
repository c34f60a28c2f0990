"""What people and programs see of webhooks, and what they have posted again."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.webhook import Posting, Webhook
from bot.ports.hooks import DeliveryPage, DeliveryWithTries, Replayed
from bot.storage.database import Database
from bot.storage.reading import webhooks
from bot.storage.reading.webhooks import LARGEST_ID
from bot.storage.webhooks.putting import put_test, replay, replay_failed


class SqlHookLog:
    """Meets `bot.ports.hooks.HookLog`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def webhooks(self, organisation: str) -> list[Webhook]:
        return await webhooks.of_organisation(organisation)

    async def webhook(self, organisation: str, id: str) -> Webhook | None:
        return await webhooks.one(organisation, id)

    async def deliveries(
        self,
        organisation: str,
        webhook: str,
        *,
        postings: Sequence[Posting] = (),
        types: Sequence[str] = (),
        check: str | None = None,
        before: int | None = None,
        limit: int,
    ) -> DeliveryPage:
        return await webhooks.deliveries(organisation, webhook, postings, types, check, before, limit)

    async def delivery(self, organisation: str, webhook: str, id: int) -> DeliveryWithTries | None:
        return await webhooks.delivery(organisation, webhook, id)

    async def replay(self, organisation: str, webhook: str, id: int, now: datetime) -> int | Replayed:
        if not 0 < id <= LARGEST_ID:
            return Replayed.UNKNOWN
        return await self._database.write(lambda: replay(organisation, webhook, id, now))

    async def replay_failed(self, organisation: str, webhook: str, since: datetime, now: datetime) -> int | Replayed:
        return await self._database.write(lambda: replay_failed(organisation, webhook, since, now))

    async def put_test(self, organisation: str, webhook: str, now: datetime) -> int | Replayed:
        return await self._database.write(lambda: put_test(organisation, webhook, now))
