"""The file that came with the form of a look."""

from collections.abc import Iterator

from aiohttp import web

from bot.domain.picture import LARGEST_BYTES, LARGEST_SIDE, SMALLEST_SIDE, Flaw, Picture
from bot.storage.repositories import logos
from web.admin.page import Visit


def content_of(visit: Visit) -> bytes:
    sent = visit.fields.get("logo")
    return sent.file.read(LARGEST_BYTES + 1) if isinstance(sent, web.FileField) else b""


def flaws(found: Picture | Flaw | None, visit: Visit) -> Iterator[str]:
    if isinstance(found, Flaw):
        kilobytes = LARGEST_BYTES // 1000
        yield visit.texts(
            f"admin.sub_accounts.wrong.logo_{found}", most=kilobytes, least=SMALLEST_SIDE, largest=LARGEST_SIDE
        )


async def kept(visit: Visit, found: Picture, content: bytes) -> str:
    now = visit.vouchline.clock.real()
    return await logos.keep(visit.vouchline.storage.database, visit.organisation, found.kind, content, now)
