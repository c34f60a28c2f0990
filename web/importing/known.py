"""Reads a file for one assignment, and judges it against who is in the assignment already."""

import asyncio
from typing import NamedTuple

from bot.domain.dialled import region_of
from bot.flows.assignments import marks_of
from bot.storage.reading import listed, organisations
from bot.storage.reading.assignments import candidates_in
from web.importing.judging import Became, Line, judged
from web.importing.reading import Sheet, read_sheet

USUAL = "default"


class Looked(NamedTuple):
    sheet: Sheet
    lines: list[Line]

    @property
    def people(self) -> list[dict[str, str | int | None]]:
        """For the row that lists them: all that may be new, since the turn knows best who is on the list by then."""
        return [
            {"line": one.line, "name": one.name, "phone": one.phone, "email": one.email}
            for one in self.lines
            if one.became is Became.TAKEN or (one.became is Became.KNOWN and one.check is None)
        ]

    def count(self, became: Became) -> int:
        return sum(one.became is became for one in self.lines)


async def look_at(content: bytes, organisation: str, assignment: str, region: str) -> Looked:
    """In a thread, where it is long: nobody else waits for it. Raises `Unreadable`."""
    sheet = await asyncio.to_thread(read_sheet, content, region)
    on_list = [marks_of(one.name, one.phone, one.email) for one in await listed.on(organisation, assignment)]
    those = await candidates_in(organisation, assignment)
    in_checks = {marks_of(name, phone, email): check for check, name, phone, email in those}
    return Looked(sheet, await asyncio.to_thread(judged, sheet, region, on_list, in_checks))


async def region_for(organisation: str, key: str, zone: str) -> str | None:
    """Whose numbers are meant in the sub-account's country; None where there is no such sub-account."""
    sub_account = await organisations.sub_account(organisation, key or USUAL)
    if sub_account is None:
        return None if key else region_of(zone)
    return region_of(sub_account.zone)
