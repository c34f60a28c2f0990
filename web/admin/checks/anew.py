"""Starting a check anew with another address of the candidate, everything else filled in (R7)."""

import asyncio
import time
from typing import Any

from aiohttp import web

from bot.domain.dialled import as_e164, region_of
from bot.domain.inbox import Happening, check_lane
from bot.domain.phone import shown_phone
from bot.errors import NotFound, RequestRefused, Unavailable
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
from web.admin.checks.forms import AnewForm
from web.admin.checks.one import the_check
from web.admin.given import filled
from web.admin.page import Visit, page
from web.admin.press import new_key, row_key
from web.admin.refusals import refusal_said
from web.allowed import allowed_countries
from web.typed_candidates import Typed, candidates_of

PATIENCE_SECONDS, LOOK_SECONDS = 10.0, 0.03


@page
async def show_anew(visit: Visit) -> web.StreamResponse:
    read = (await the_check(visit)).read
    check = read.check
    was = {
        "name": check.candidate_name,
        "phone": shown_phone(check.candidate_phone) if check.candidate_phone else "",
        "email": check.candidate_email or "",
    }
    return _drawn(visit, read, filled(AnewForm, None, visit.texts.language, was))


def _drawn(visit: Visit, read: CheckRead, form: AnewForm, why: str = "", status: int = 200) -> web.StreamResponse:
    return visit.draw("checks/anew.html", status=status, check=read.check, form=form, why=why, key=new_key())


@page
async def start_anew(visit: Visit) -> web.StreamResponse:
    started = await _begun_before(visit)
    if started is None:
        read = (await the_check(visit)).read
        form = filled(AnewForm, visit.fields, visit.texts.language)
        if not await _is_right(form, read, visit):
            return _drawn(visit, read, form, status=422)
        try:
            started = await _begun_now(visit, read, form)
        except Unavailable:
            raise
        except RequestRefused as refused:
            return _drawn(visit, read, form, refusal_said(refused, visit.texts), refused.status)
    await _reached(visit, started)
    return visit.go(f"/admin/checks/{started}", "admin.checks.done.start_anew")


async def _begun_before(visit: Visit) -> str | None:
    """What the same press began: by now the check that it names is deleted."""
    key = row_key(visit, visit.named, "anew")
    outcome = await visit.vouchline.turns.outcome("web", key) if key else None
    return str(outcome["check"]) if outcome and "check" in outcome else None


async def _is_right(form: AnewForm, read: CheckRead, visit: Visit) -> bool:
    if not form.validate():
        return False
    countries = await allowed_countries(visit.vouchline, visit.organisation)
    region = region_of(read.sub_account.zone)
    found = candidates_of([_typed(form)], read.check.candidate_contact, region, countries)
    for one in found.mistakes:
        form[one.part].errors = [visit.texts(f"slack.form.wrong.{one.kind}", name=one.name, typed=one.typed)]
    return not found.mistakes


async def _begun_now(visit: Visit, read: CheckRead, form: AnewForm) -> str:
    """Raises what the turn refused."""
    more = {"candidate": _candidate(form, region_of(read.sub_account.zone))}
    key = row_key(visit, visit.named, "anew")
    outcome = await visit.ask(check_lane(read.check.id), Happening.START_ANEW_ASKED, more, key)
    if "check" not in outcome:
        raise NotFound("unknown-check", "The check has been deleted meanwhile.")
    return str(outcome["check"])


def _typed(form: AnewForm) -> Typed:
    return Typed(0, *((field.data or "").strip() for field in (form.name, form.phone, form.email)))


def _candidate(form: AnewForm, region: str) -> dict[str, Any]:
    typed = _typed(form)
    phone = as_e164(typed.phone, region) if typed.phone else None
    return {"name": typed.name, "phone": phone, "email": typed.email or None}


async def _reached(visit: Visit, started: str) -> None:
    """The organisation's lane starts the new check a moment after the old one is gone."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if await checks.one(visit.organisation, started):
            return
        await asyncio.sleep(LOOK_SECONDS)
    raise Unavailable("unavailable", "The new check comes in a moment.")
