"""Who is let in to one report: letting somebody in, their links, when they were used, and withdrawing them (R50)."""

import uuid
from typing import Any

from aiohttp import web

from bot.domain.access import ReportsOpenTo, Share
from bot.flows.calendar import short_time
from bot.storage.reading import checks, openings, organisations
from bot.storage.reading import shares as shares_read
from bot.storage.reading.checks import CheckRead
from bot.storage.repositories import shares
from web.admin.page import Visit, page
from web.admin.press import new_key, row_key
from web.admin.sharing.form import ShareForm
from web.admin.sub_accounts.fields import form_of
from web.api.checks.shown import has_report
from web.api.words import ID
from web.sharing import MOST, link_of, mail_link, share_of


@page
async def show_sharing(visit: Visit) -> web.StreamResponse:
    return await _drawn(visit, await _the_check(visit), form_of(ShareForm, visit))


@page
async def let_in(visit: Visit) -> web.StreamResponse:
    read, form = await _the_check(visit), form_of(ShareForm, visit)
    if not form.validate():
        return await _drawn(visit, read, form, status=422)
    known = await shares_read.of_check(visit.organisation, read.check.id)
    share = _share(visit, read, form)
    if any(one.id == share.id for one in known):  # pressed twice
        return visit.go(_address(read), "admin.sharing.done")
    if len(known) >= MOST:
        form.name.errors = [visit.texts("admin.sharing.too_many", most=MOST)]
        return await _drawn(visit, read, form, status=422)
    await shares.let_in(visit.vouchline.storage.database, share)
    is_mailed = await mail_link(visit.vouchline, read, share, visit.user.name)
    return visit.go(_address(read), "admin.sharing.mailed" if is_mailed else "admin.sharing.done")


@page
async def withdraw(visit: Visit) -> web.StreamResponse:
    read, share = await _the_share(visit)
    await shares.withdraw(visit.vouchline.storage.database, share, visit.vouchline.clock.now())
    return visit.go(_address(read), "admin.sharing.withdrawn")


@page
async def mail_again(visit: Visit) -> web.StreamResponse:
    read, share = await _the_share(visit)
    if share.withdrawn_at:
        raise web.HTTPNotFound
    is_mailed = await mail_link(visit.vouchline, read, share, visit.user.name)
    return visit.go(_address(read), "admin.sharing.mailed" if is_mailed else "admin.sharing.not_mailed")


async def _the_check(visit: Visit) -> CheckRead:
    read = await checks.one(visit.organisation, visit.named) if ID.fullmatch(visit.named) else None
    if read is None:
        raise web.HTTPNotFound
    return read


async def _the_share(visit: Visit) -> tuple[CheckRead, Share]:
    read, id = await _the_check(visit), visit.request.match_info["share"]
    share = await shares_read.one(visit.organisation, read.check.id, id) if ID.fullmatch(id) else None
    if share is None:
        raise web.HTTPNotFound
    return read, share


def _share(visit: Visit, read: CheckRead, form: Any) -> Share:
    id = row_key(visit, "share", read.check.id).removeprefix("press:") or uuid.uuid4().hex
    return share_of(visit.vouchline, read, id, form.name.data, form.email.data, visit.user.name)


def _address(read: CheckRead) -> str:
    return f"/admin/checks/{read.check.id}/sharing"


async def _drawn(visit: Visit, read: CheckRead, form: Any, status: int = 200) -> web.Response:
    known = await shares_read.of_check(visit.organisation, read.check.id)
    used = await openings.of_shares(visit.organisation, [one.id for one in known])
    organisation = await organisations.one(visit.organisation)
    return visit.draw(
        "sharing/page.html",
        status,
        check=read.check,
        form=form,
        key=new_key(),
        address=_address(read),
        has_report=has_report(read),
        report=visit.linker.report(read.check.id),
        is_open_to_link=organisation.reports_open_to is ReportsOpenTo.LINK,
        has_mail=visit.vouchline.mailer is not None,
        let_in=[(one, link_of(visit.vouchline, one), used.get(one.id, ())) for one in known if not one.withdrawn_at],
        withdrawn=[(one, used.get(one.id, ())) for one in known if one.withdrawn_at],
        hour=lambda at: short_time(at, read.sub_account.zone, visit.texts.language),
    )
