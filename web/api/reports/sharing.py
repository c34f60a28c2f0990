"""Letting somebody in to a report by name, and withdrawing it (R50)."""

import uuid

from bot.domain.access import Share
from bot.errors import Conflict, NotFound
from bot.storage.reading import openings
from bot.storage.reading import shares as shares_read
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.moment import one_moment
from bot.storage.repositories import shares
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.takes import Taken
from web.api.endpoint import Nothing, endpoint
from web.api.reports.gives_sharing import ShareGiven, SharePage
from web.api.words import ID, Email, Name
from web.sharing import MOST, link_of, mail_link, share_of


class ShareAsked(Taken):
    name: Name
    email: Email
    mail: bool = True  # the link is sent to them; else whoever asks passes it on


@endpoint("Who is let in to a report by name", takes=Nothing, gives=SharePage, problems=("unknown-check",))
@one_moment()
async def list_shares(call: Call, _: Nothing) -> SharePage:
    read = await the_check(call)
    known = await shares_read.of_check(call.organisation, read.check.id)
    return SharePage(shares=await _given(call, known), next=None)


@endpoint(
    "Let somebody in to a report by a link of their own (R50)",
    takes=ShareAsked,
    gives=ShareGiven,
    status=201,
    problems=("unknown-check", "too-many-shares"),
)
async def let_in(call: Call, asked: ShareAsked) -> ShareGiven:
    read = await the_check(call)
    share = share_of(call.vouchline, read, _id(call), asked.name, asked.email, call.key.name)
    known = await shares_read.of_check(call.organisation, read.check.id)
    if not any(one.id == share.id for one in known):
        if len(known) >= MOST:
            raise Conflict("too-many-shares", f"At most {MOST} people are let in to one report; send them the file.")
        await shares.let_in(call.vouchline.storage.database, share)
        if asked.mail:
            await mail_link(call.vouchline, read, share, call.key.name)
    return await _one(call, read, share.id)


@endpoint(
    "Mail somebody their link once more",
    takes=Nothing,
    gives=ShareGiven,
    problems=("unknown-check", "no-such-share", "share-withdrawn", "no-mail"),
)
async def mail_share(call: Call, _: Nothing) -> ShareGiven:
    read = await the_check(call)
    share = await _the_share(call, read)
    if share.withdrawn_at:
        raise Conflict("share-withdrawn", "It opens nothing any more; let them in anew.")
    if not await mail_link(call.vouchline, read, share, call.key.name):
        raise Conflict("no-mail", "The mail was not taken, or none is sent from here; pass the link on.")
    return await _one(call, read, share.id)


@endpoint(
    "Withdraw it: the link opens nothing from now on",
    takes=Nothing,
    gives=None,
    status=204,
    problems=("unknown-check", "no-such-share"),
)
async def withdraw_share(call: Call, _: Nothing) -> None:
    share = await _the_share(call, await the_check(call))
    await shares.withdraw(call.vouchline.storage.database, share, call.vouchline.clock.now())


def _id(call: Call) -> str:
    """The same for the same request sent again."""
    return (call.repeat or uuid.uuid4().hex)[:32]


async def _the_share(call: Call, read: CheckRead) -> Share:
    id = call.request.match_info["share"]
    share = await shares_read.one(call.organisation, read.check.id, id) if ID.fullmatch(id) else None
    if share is None:
        raise NotFound("no-such-share", "Nobody is let in to this report by that id.")
    return share


async def _one(call: Call, read: CheckRead, id: str) -> ShareGiven:
    share = await shares_read.one(call.organisation, read.check.id, id)
    if share is None:
        raise NotFound("unknown-check", "The check has been deleted meanwhile.")
    return (await _given(call, [share]))[0]


async def _given(call: Call, known: list[Share]) -> list[ShareGiven]:
    used = await openings.of_shares(call.organisation, [one.id for one in known])
    return [
        ShareGiven(
            id=one.id,
            name=one.name,
            email=one.email,
            link=None if one.withdrawn_at else link_of(call.vouchline, one),
            shared_by=one.shared_by,
            created_at=one.created_at,
            mailed_at=one.mailed_at,
            withdrawn_at=one.withdrawn_at,
            opened=used.get(one.id, []),
        )
        for one in known
    ]
