"""Keeps the logos of an organisation: each once, and none for long that no sub-account shows."""

import base64
import hashlib
from datetime import datetime, timedelta

from bot.domain.picture import PictureKind
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.steps import Clash, Into, Query, Steps, Write

LOGO = Into("logo", ("id", "organisation", "kind", "content", "created_at"), Clash.FIRST_STAYS, ("id",))
A_WHILE = timedelta(hours=1)  # somebody may be about to show it
FORGET = """DELETE FROM logo WHERE organisation = $1 AND created_at < $2 AND id <> $3 AND NOT EXISTS (
    SELECT 1 FROM sub_account s WHERE s.organisation = $1 AND s.look LIKE '%"' || logo.id || '"%')"""


async def keep(database: Database, organisation: str, kind: PictureKind, content: bytes, now: datetime) -> str:
    """Its id, which tells it apart from every other image and from every other organisation's."""
    id = hashlib.sha256(organisation.encode() + b"\0" + content).hexdigest()
    row = (id, organisation, kind.value, base64.b64encode(content).decode(), microseconds(now))
    await database.write(lambda: _keep(row, organisation, id, now))
    return id


def _keep(row: tuple[object, ...], organisation: str, id: str, now: datetime) -> Steps[None]:
    yield Query(FORGET, [organisation, microseconds(now - A_WHILE), id])
    yield Write({LOGO: [row]})
