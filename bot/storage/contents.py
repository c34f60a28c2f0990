"""Which content templates the provider has for us."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.template import Approval, KeptContent
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.steps import Query, Steps

CLAIMED_FOR = timedelta(minutes=1)
READ = "SELECT name, sid, approval, reason FROM whatsapp_content WHERE account = $1 AND sid <> '' AND name = $2"
READ_ALL = "SELECT name, sid, approval, reason FROM whatsapp_content WHERE account = $1 AND sid <> '' ORDER BY name"
KEEP = """INSERT INTO whatsapp_content (account, name, sid, approval, reason, claimed_at) VALUES ($1, $2, $3, $4, $5, 0)
ON CONFLICT (account, name) DO UPDATE SET sid = excluded.sid, approval = excluded.approval, reason = excluded.reason"""
FORGET = "DELETE FROM whatsapp_content WHERE account = $1 AND name = $2"
CLAIM = """INSERT INTO whatsapp_content (account, name, sid, approval, reason, claimed_at)
VALUES ($1, $2, '', $3, '', $4)
ON CONFLICT (account, name) DO UPDATE SET claimed_at = excluded.claimed_at
WHERE whatsapp_content.sid = '' AND whatsapp_content.claimed_at < $5 RETURNING name"""


class SqlContentStore:
    """Meets `bot.ports.contents.ContentStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, account: str, name: str) -> KeptContent | None:
        rows = await self._database.read(lambda: _rows(Query(READ, [account, name])))
        return _content(*rows[0]) if rows else None

    async def all(self, account: str) -> Sequence[KeptContent]:
        rows = await self._database.read(lambda: _rows(Query(READ_ALL, [account])))
        return [_content(*row) for row in rows]

    async def keep(self, account: str, content: KeptContent) -> None:
        values = [account, content.name, content.sid, content.approval.value, content.reason]
        await self._database.write(lambda: _rows(Query(KEEP, values)))

    async def forget(self, account: str, name: str) -> None:
        await self._database.write(lambda: _rows(Query(FORGET, [account, name])))

    async def claim(self, account: str, name: str, now: datetime) -> bool:
        values = [account, name, Approval.UNSUBMITTED.value, microseconds(now), microseconds(now - CLAIMED_FOR)]
        return bool(await self._database.write(lambda: _rows(Query(CLAIM, values))))


def _content(name: str, sid: str, approval: str, reason: str) -> KeptContent:
    return KeptContent(name, sid, Approval(approval), reason)


def _rows(asked: Query) -> Steps[list[Any]]:
    return list((yield asked))
