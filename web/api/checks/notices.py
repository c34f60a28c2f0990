"""The notices of an organisation, newest first (R32)."""

from bot.storage.reading import notices
from bot.storage.reading.notices import NoticeRead, NoticeSearch
from web.api.call import Call
from web.api.checks.lifecycle import place, texts_in
from web.api.checks.noticed import noticed
from web.api.checks.takes import NoticesWanted
from web.api.checks.told import NoticeGiven, NoticesGiven
from web.api.endpoint import endpoint


@endpoint(
    "What recruiters are told of: what needs them, milestones and routine, newest first",
    takes=NoticesWanted,
    gives=NoticesGiven,
    problems=("unknown-language",),
)
async def show_notices(call: Call, wanted: NoticesWanted) -> NoticesGiven:
    if wanted.language:
        texts_in(call, wanted.language)
    search = NoticeSearch(levels=wanted.level or NoticeSearch().levels, check=wanted.check, since=wanted.since)
    found = await notices.page(call.organisation, search, place(wanted.cursor), wanted.limit)
    given = [_notice(call, one, wanted.language) for one in found.notices]
    return NoticesGiven(notices=given, next=str(found.next) if found.next else None)


def _notice(call: Call, read: NoticeRead, language: str | None) -> NoticeGiven:
    texts = texts_in(call, language or read.check.language)
    about = noticed(read.event, read.person, read.check, texts)
    return NoticeGiven(**about, check=read.check.id, candidate=read.check.candidate_name, open=read.is_open)
