"""A file of candidates, shown line by line before anybody is taken, and then taken as it was shown (R1)."""

import base64
import binascii

from aiohttp import web

from bot.domain.assignment import Assignment
from bot.domain.inbox import Happening, organisation_lane
from bot.domain.phone import shown_phone
from bot.errors import RequestRefused, Unavailable
from web.admin.assignments.one import drawn
from web.admin.page import Visit
from web.admin.press import new_key, row_key
from web.admin.refusals import refusal_said
from web.importing.judging import Became
from web.importing.known import Looked, look_at, region_for
from web.importing.refusals import UNKNOWN, Unreadable
from web.importing.words import said_of_file, said_of_line

MOST_BYTES, MOST_SHOWN = 4 * 1024 * 1024, 500


async def look_through(visit: Visit, assignment: Assignment) -> web.StreamResponse:
    sent = visit.fields.get("file")
    if not isinstance(sent, web.FileField) or not sent.filename:
        return await drawn(visit, assignment, file_wrong=visit.texts("admin.import.no_file"), status=422)
    content = sent.file.read(MOST_BYTES + 1)
    return await _shown(visit, assignment, content, sent.filename[:120])


async def _shown(
    visit: Visit, assignment: Assignment, content: bytes, name: str, wrong: str = ""
) -> web.StreamResponse:
    try:
        looked = await _looked(visit, assignment, content)
    except Unreadable as unreadable:
        return await drawn(visit, assignment, file_wrong=said_of_file(unreadable, visit.texts), status=422)
    by_fate = {fate: [one for one in looked.lines if one.became is fate] for fate in reversed(Became)}
    return visit.draw(
        "assignments/import.html",
        status=422 if wrong else 200,
        assignment=assignment,
        file_name=name,
        columns=looked.sheet.columns,
        ignored=looked.sheet.ignored,
        sheets=looked.sheet.not_read,
        counts={fate: len(lines) for fate, lines in by_fate.items()},
        fates={fate: lines[:MOST_SHOWN] for fate, lines in by_fate.items() if lines},
        why=lambda mistake: said_of_line(mistake, visit.texts),
        shown_phone=shown_phone,
        sheet=base64.b64encode(content).decode(),
        wrong=wrong,
        key=new_key(),
    )


async def take(visit: Visit, assignment: Assignment) -> web.StreamResponse:
    """The file comes along with the page that showed it: who is on the list by now is looked at anew."""
    content, name = _kept(visit), visit.field("file_name")[:120]
    try:
        people = (await _looked(visit, assignment, content)).people
    except Unreadable as unreadable:
        return await drawn(visit, assignment, file_wrong=said_of_file(unreadable, visit.texts), status=422)
    asked = {"assignment": {"id": assignment.id}, "people": people}
    key = row_key(visit, visit.named, "import")
    try:
        outcome = await visit.ask(organisation_lane(visit.organisation), Happening.CANDIDATES_LISTED, asked, key)
    except Unavailable:
        raise
    except RequestRefused as refused:
        return await _shown(visit, assignment, content, name, refusal_said(refused, visit.texts))
    done = "added_but_known" if outcome["known"] else "added"
    return visit.go(f"/admin/assignments/{assignment.id}", f"admin.assignments.done.{done}")


def _kept(visit: Visit) -> bytes:
    """Nothing can be read of what is no file of ours."""
    try:
        return base64.b64decode(visit.field("sheet"), validate=True)
    except (binascii.Error, ValueError):
        return b""


async def _looked(visit: Visit, assignment: Assignment, content: bytes) -> Looked:
    if len(content) > MOST_BYTES:
        raise Unreadable("too_large")
    region = await region_for(visit.organisation, "", visit.vouchline.zone)
    if region is None:
        raise Unreadable(UNKNOWN)
    return await look_at(content, visit.organisation, assignment.id, region)
