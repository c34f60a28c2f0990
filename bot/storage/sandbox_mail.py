"""The sandbox's mailbox: what would have been sent is kept, the newest few hundred, and shown on a page."""

import uuid
from collections.abc import Callable
from datetime import datetime

from bot.domain.signing_in import SandboxMail
from bot.ports.mail import Mail
from bot.storage.database import Database
from bot.storage.records import mapper
from bot.storage.steps import Into, Query, Steps, Write

MOST_KEPT = 200
ROW = mapper(SandboxMail)
INTO = Into("sandbox_mail", ROW.columns)
ALONE = "{alone sandbox_mail}"
NEXT = "SELECT coalesce(max(position), 0) + 1 FROM sandbox_mail"
CLEAR = "DELETE FROM sandbox_mail WHERE position <= $1"
NEWEST = f"SELECT {ROW.listed()} FROM sandbox_mail ORDER BY position DESC LIMIT {MOST_KEPT}"


class SandboxMailbox:
    """Meets `bot.ports.mail.Mailer`."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    async def send(self, mail: Mail) -> None:
        await self._database.write(lambda: _keep(mail, self._now()))

    async def newest(self) -> list[SandboxMail]:
        return await self._database.read(_newest)


def _keep(mail: Mail, now: datetime) -> Steps[None]:
    yield Query(ALONE)
    ((position,),) = yield Query(NEXT)
    kept = SandboxMail(uuid.uuid4().hex, position, mail.to, mail.subject, mail.text, now)
    yield Write({INTO: [ROW.row(kept)]})
    yield Query(CLEAR, [position - MOST_KEPT])


def _newest() -> Steps[list[SandboxMail]]:
    return [ROW.record_of(row) for row in (yield Query(NEWEST))]
