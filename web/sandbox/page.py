"""The sandbox's page, and what it asks for several times a second."""

import hashlib
import json
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.channels.twilio.addresses import off_the_wire
from bot.domain.conversation import Conversation
from bot.domain.phone import shown_phone
from bot.domain.reference import Reference
from bot.storage.reading import checks, conversations, events
from bot.storage.reading.checks import CheckPage, CheckRead
from bot.storage.reading.moment import one_moment
from bot.storage.reading.searching import CheckSearch
from bot.wiring import Vouchline
from web.headers import POLICY
from web.keys import VOUCHLINE
from web.linker import Linker
from web.sandbox.keys import NETWORK
from web.sandbox.mailboxes import mailboxes_of
from web.sandbox.phone_state import ON_PHONES, phones_shown
from web.sandbox.state import checks_shown, clock_shown, events_shown

WITH_MAIL = f"{POLICY}; frame-src 'self'"  # a mail is shown as it looks, in a frame
MOST_CHECKS = 30
MOST_EVENTS = 2000
LIVE = CheckSearch(in_archive=False)


async def show_page(request: web.Request) -> web.Response:
    shown = {"has_slack": request.app[VOUCHLINE].settings.has_sandbox_slack}
    page = aiohttp_jinja2.render_template("sandbox.html", request, shown)
    page.headers["Content-Security-Policy"] = WITH_MAIL
    return page


async def show_state(request: web.Request) -> web.Response:
    """304 when nothing is new: the version leaves the running time out."""
    vouchline = request.app[VOUCHLINE]
    found = await _state(request, vouchline)
    version = _version(found, vouchline)
    if request.headers.get("If-None-Match") == version:
        return web.Response(status=304, headers={"ETag": version})
    return web.json_response(found, headers={"ETag": version})


async def _state(request: web.Request, vouchline: Vouchline) -> dict[str, Any]:
    next_due = await vouchline.turns.next_due()
    async with one_moment():
        page = await checks.page(vouchline.organisation, LIVE, None, MOST_CHECKS)
        focus = _focus(page, request.query.get("check", ""))
        phones = await _phones(request, focus)
        happened = await _events(vouchline, focus) if focus else []
    return {
        **clock_shown(vouchline.clock.now(), vouchline.zone, next_due),
        "number": shown_phone(vouchline.senders.shared["sms"].address),
        "check": focus.check.id if focus else None,
        "checks": checks_shown(page.checks, Linker.of(vouchline.settings)),
        "phones": phones,
        "mailboxes": await mailboxes_of(vouchline.mailer, focus) if focus else [],
        "events": happened,
    }


def _focus(page: CheckPage, wanted: str) -> CheckRead | None:
    """The check asked for, else the newest."""
    chosen = [read for read in page.checks if read.check.id == wanted]
    return next(iter([*chosen, *page.checks]), None)


async def _phones(request: web.Request, focus: CheckRead | None) -> list[dict[str, Any]]:
    """Those of the check in focus, and those that belong to no check."""
    network = request.app[NETWORK]
    people = _people(focus) if focus else {}
    elsewhere = await conversations.addresses() - people.keys()
    wired = [phone for phone in await network.messages.phones() if off_the_wire(phone)[0] not in elsewhere]
    said = await network.phones.those({*people, *(off_the_wire(phone)[0] for phone in wired)})
    return phones_shown(people, await network.messages.on_phones(wired), said)


def _people(read: CheckRead) -> dict[str, Conversation]:
    """Whose each phone is, the candidate first, then the referees as they were named; now reached by mail or not."""
    of = {reference.conversation: reference for reference in read.references}
    in_order = sorted(read.conversations, key=lambda one: of[one.id].position if one.id in of else 0)
    return {phone: one for one in in_order if (phone := _phone_of(one, of.get(one.id), read.check.candidate_phone))}


def _phone_of(one: Conversation, reference: Reference | None, candidates: str | None) -> str | None:
    if one.channel in ON_PHONES:
        return one.address
    return reference.phone if reference else candidates


async def _events(vouchline: Vouchline, focus: CheckRead) -> list[dict[str, Any]]:
    found = await events.page(vouchline.organisation, focus.check.id, limit=MOST_EVENTS)
    return events_shown(found.events, vouchline.texts[focus.check.language])


def _version(found: dict[str, Any], vouchline: Vouchline) -> str:
    ahead = round((vouchline.clock.now() - vouchline.clock.real()).total_seconds())
    told = json.dumps([{**found, "now": None}, ahead], sort_keys=True)
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'
