"""The sandbox's mailboxes: what would have been sent is kept, and what people answer; the newest few hundred of all."""

import uuid
from base64 import b64encode
from collections.abc import Callable, Collection
from dataclasses import asdict
from datetime import datetime

from bot.domain.signing_in import SandboxMail
from bot.ports.mail import Image, Mail
from bot.storage.database import Database
from bot.storage.records import mapper
from bot.storage.steps import Into, Query, Steps, Write

MOST_KEPT = 300
ROW = mapper(SandboxMail)
INTO = Into("sandbox_mail", ROW.columns)
ALONE = "{alone sandbox_mail}"
NEXT = "SELECT coalesce(max(position), 0) + 1 FROM sandbox_mail"
CLEAR = "DELETE FROM sandbox_mail WHERE position <= $1"
NEWEST = f"SELECT {ROW.listed()} FROM sandbox_mail ORDER BY position DESC LIMIT {MOST_KEPT}"
OF = f"SELECT {ROW.listed()} FROM sandbox_mail WHERE address {{in $1}} ORDER BY position DESC"
ONE = f"SELECT {ROW.listed()} FROM sandbox_mail WHERE id = $1"


class SandboxMailbox:
    """Meets `bot.ports.mail.Mailer`."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    async def send(self, mail: Mail) -> None:
        await self._keep(mail.to, mail.subject, mail.text, mail)

    async def written(self, address: str, subject: str, text: str) -> None:
        """By somebody whose mailbox this is."""
        await self._keep(address, subject, text, None)

    async def newest(self) -> list[SandboxMail]:
        """Those that we sent, newest first."""
        kept = await self._database.read(lambda: _mails(Query(NEWEST)))
        return [one for one in kept if not one.is_theirs]

    async def of(self, addresses: Collection[str]) -> list[SandboxMail]:
        """All that is in these mailboxes, newest first."""
        return await self._database.read(lambda: _mails(Query(OF, [sorted(addresses)]))) if addresses else []

    async def one(self, id: str) -> SandboxMail | None:
        return next(iter(await self._database.read(lambda: _mails(Query(ONE, [id])))), None)

    async def _keep(self, address: str, subject: str, text: str, mail: Mail | None) -> None:
        now = self._now()
        await self._database.write(lambda: _keep(address, subject, text, mail, now))


def _keep(address: str, subject: str, text: str, mail: Mail | None, now: datetime) -> Steps[None]:
    yield Query(ALONE)
    ((position,),) = yield Query(NEXT)
    kept = SandboxMail(
        uuid.uuid4().hex,
        position,
        address,
        subject,
        text,
        now,
        html=mail.html if mail else "",
        head={name: str(value) for name, value in asdict(mail.head).items()} if mail and mail.head else {},
        images=tuple(map(_image, mail.images)) if mail else (),
        is_theirs=mail is None,
    )
    yield Write({INTO: [ROW.row(kept)]})
    yield Query(CLEAR, [position - MOST_KEPT])


def _image(image: Image) -> dict[str, str]:
    return {"name": image.name, "kind": image.kind, "content": b64encode(image.content).decode()}


def _mails(asked: Query) -> Steps[list[SandboxMail]]:
    return [ROW.record_of(row) for row in (yield asked)]
