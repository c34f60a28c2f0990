"""What was just started: the checks, and the links to copy where nothing is sent (R4)."""

from aiohttp import web

from bot.domain.channel import Contact
from bot.domain.conversation import Role
from bot.errors import NotFound
from bot.storage.reading import checks
from web.admin.checks.lines import line_of
from web.admin.page import Visit, page
from web.admin.press import key_of


@page
async def show_started(visit: Visit) -> web.StreamResponse:
    """Known by the key of the form that started them, to whoever sent it. One check is shown at once."""
    outcome = await visit.vouchline.turns.outcome("web", key_of(visit.user.id, visit.named, "start"))
    ids = (outcome or {}).get("checks", [])
    reads = await checks.several(visit.organisation, ids)
    if not reads:
        raise NotFound("unknown-check", "Nothing was started here.")
    is_by_hand = reads[0].check.candidate_contact is Contact.NONE
    if len(reads) == 1:
        said = "admin.starting.started_by_hand" if is_by_hand else "admin.starting.started_one"
        return visit.go(f"/admin/checks/{reads[0].check.id}", said)
    now = visit.vouchline.clock.now()
    links = {
        one.check: visit.linker.person(one)
        for read in reads
        for one in read.conversations
        if one.role is Role.CANDIDATE
    }
    lines = [line_of(one, visit.texts, now) for one in reads]
    return visit.draw(
        "starting/started.html", lines=lines, links=links, is_by_hand=is_by_hand, assignment=reads[0].assignment
    )
