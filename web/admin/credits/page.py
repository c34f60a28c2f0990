"""The balance and the ledger's lines, each with what it was for (R6, R44)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.domain.organisation import CreditEntry
from bot.flows.calendar import short_time
from bot.flows.texts import Texts
from bot.storage.reading import checks, organisations
from web.admin.page import Visit, page

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class LedgerLine:
    at: str
    what: str
    check: str | None  # where it is still there
    candidate: str
    amount: str
    balance: int


@partial(page, for_admins=True)
async def show_credits(visit: Visit) -> web.StreamResponse:
    """Each line's balance is told, with no limit as with one: what was used can be read from it."""
    before = visit.request.query.get("before", "")
    place = int(before) if re.fullmatch(r"[0-9]{1,18}", before) else None
    ledger = await organisations.ledger_page(visit.organisation, place, PER_PAGE)
    organisation = await organisations.one(visit.organisation)
    reads = await checks.several(visit.organisation, [one.check for one in ledger.entries if one.check])
    names = {one.check.id: one.check.candidate_name for one in reads}
    return visit.draw(
        "credits/page.html",
        is_limited=organisation.credits_limited,
        balance=ledger.balance,
        lines=[_line(one, names, visit.texts, visit.vouchline.zone) for one in ledger.entries],
        is_first=place is None,
        next=ledger.next,
    )


def _line(one: CreditEntry, names: Mapping[str, str], texts: Texts, zone: str) -> LedgerLine:
    is_there = one.check in names
    return LedgerLine(
        at=short_time(one.at, zone, texts.language),
        what=_what(one.reason, texts),
        check=one.check if is_there else None,
        candidate=names[one.check] if one.check and is_there else "",
        amount=f"{one.amount:+d}".replace("-", "−"),
        balance=one.balance,
    )


def _what(reason: str, texts: Texts) -> str:
    """What somebody wrote when they added credits is shown as they wrote it."""
    key = f"admin.credits.reason.{reason}"
    return texts(key) if key in texts.catalogue else reason
