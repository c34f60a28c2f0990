"""A list of candidates in a file, put on an assignment's list; what became of each of its lines (docs/import.md)."""

from collections.abc import Mapping

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from bot.errors import RequestRefused
from web.api.asking import ask
from web.api.assignments.file_taken import Beside, FileTaken
from web.api.assignments.gives_importing import ImportCounts, ImportGiven, LineGiven, LineWrong
from web.api.assignments.listing import the_assignment
from web.api.call import Call
from web.importing.judging import Became, Line, Mistake
from web.importing.known import Looked, look_at, region_for
from web.importing.refusals import Unreadable
from web.importing.words import said_of_file, said_of_line

MOST_BYTES = 4 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = ("text/csv", "application/csv", "text/tab-separated-values", "application/vnd.ms-excel", XLSX)
ASKED = (
    Beside(
        "dry_run",
        "Of a file: `true` puts nobody on the list, and says what would become of each line.",
        "boolean",
    ),
    Beside("sub_account", "In whose country phones without a country code are dialled.", "string"),
)
EXAMPLE = "name,phone,email\r\nBo Ek,+46701234568,\r\nCia Berg,,cia@example.com\r\n"
YES, NO = ("true", "1"), ("false", "0", "")


async def import_people(call: Call) -> web.Response:
    assignment, dry = await the_assignment(call), is_dry(call)
    looked = await _looked(call, assignment.id)
    if dry or not looked.people:
        return _answer(call, looked, {}, dry)
    payload = {"by": call.key.name, "assignment": {"id": assignment.id}, "people": looked.people}
    outcome = await ask(call, organisation_lane(call.organisation), Happening.CANDIDATES_LISTED, payload)
    return _answer(call, looked, dict(zip(outcome["lines"], outcome["ids"], strict=True)), False)


def is_dry(call: Call) -> bool:
    """Raises `RequestRefused`, also for what cannot be asked for beside a list."""
    for name in call.request.query:
        if name not in {one.name for one in ASKED}:
            raise RequestRefused(
                "invalid-request", "Only dry_run and sub_account may be asked for here.", at=f"/{name}"
            )
    said = call.request.query.get("dry_run", "").lower()
    if said not in (*YES, *NO):
        raise RequestRefused("invalid-request", "dry_run is true or false.", at="/dry_run")
    return said in YES


async def region_asked(call: Call) -> str:
    """Raises `RequestRefused`."""
    key = call.request.query.get("sub_account", "")
    region = await region_for(call.organisation, key, call.vouchline.zone)
    if region is None:
        raise RequestRefused("unknown-sub-account", "There is no such sub-account.", at="/sub_account")
    return region


async def _looked(call: Call, assignment: str) -> Looked:
    region = await region_asked(call)
    try:
        return await look_at(call.body, call.organisation, assignment, region)
    except Unreadable as unreadable:
        why = said_of_file(unreadable, call.vouchline.texts["en"])
        raise RequestRefused("unreadable-file", why, line=unreadable.line or None) from None


def _answer(call: Call, looked: Looked, ids: Mapping[int, str], dry: bool) -> web.Response:
    """What the turn has said counts: somebody else may have listed the same people meanwhile."""
    lines = [_line(call, one, ids, dry) for one in looked.lines]
    counts = {became.value: sum(one.became is became for one in lines) for became in Became}
    given = ImportGiven(
        dry_run=dry,
        counts=ImportCounts(**counts),
        columns={part: column.letter for part, column in looked.sheet.columns.items()},
        ignored=list(looked.sheet.ignored),
        sheets_not_read=list(looked.sheet.not_read),
        lines=lines,
    )
    return web.Response(text=given.model_dump_json(), content_type="application/json")


def _line(call: Call, one: Line, ids: Mapping[int, str], dry: bool) -> LineGiven:
    became = one.became
    if not dry and became in (Became.TAKEN, Became.KNOWN):
        became = Became.TAKEN if one.line in ids else Became.KNOWN
    return LineGiven(
        line=one.line,
        became=became,
        name=one.name,
        phone=one.phone,
        email=one.email,
        listed=ids.get(one.line),
        same_as=one.same_as or None,
        check=one.check,
        errors=[_wrong(call, mistake) for mistake in one.mistakes],
    )


def _wrong(call: Call, one: Mistake) -> LineWrong:
    return LineWrong(
        part=one.part,
        column=one.column.letter if one.column else None,
        heading=one.column.heading if one.column else None,
        kind=one.wrong,
        detail=said_of_line(one, call.vouchline.texts["en"]),
    )


PEOPLE_FILE = FileTaken(MEDIA, MOST_BYTES, import_people, ImportGiven, ASKED, EXAMPLE)
