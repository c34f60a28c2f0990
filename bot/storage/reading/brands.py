"""How sub-accounts look, for whoever opens a page of theirs."""

import base64
from dataclasses import dataclass

from bot.domain.brand import Look
from bot.storage.records import rebuilt
from bot.storage.tables.organisations import LogoRow, SubAccountRow


@dataclass(frozen=True, slots=True)
class Logo:
    id: str
    kind: str
    content: bytes


async def look(sub_account: str) -> Look | None:
    row = await SubAccountRow.get_or_none(id=sub_account)
    return rebuilt(Look, row.look) if row else None


async def logo(id: str) -> Logo | None:
    row = await LogoRow.get_or_none(id=id)
    return Logo(row.id, row.kind, base64.b64decode(row.content)) if row else None
