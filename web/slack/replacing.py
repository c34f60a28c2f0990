"""What a recruiter may do where a referee can't be reached: only the candidate names another, and is asked to (R14)."""

from datetime import datetime

from bot.channels.slack.blocks.words import Markup, bold, lines, link
from bot.domain.conversation import Role
from bot.domain.inbox import Happening
from bot.domain.reference import Standing
from bot.errors import RequestRefused
from bot.flows.calendar import short_time
from bot.flows.replacing import replaceable_at
from bot.storage.reading.checks import CheckRead
from web.linker import Linker
from web.slack.here import Here
from web.slack.outcomes import NOT_YOURS, why_not_yours
from web.slack.refusals import refused_text
from web.slack.telling import tell

NOBODY = "nobody-to-remind"


async def tell_of_replacing(here: Here, read: CheckRead) -> None:
    """Where somebody may be replaced the candidate gets a reminder, which says so."""
    said = [here.say("slack.replace.only_candidate", name=read.check.candidate_name), *_referees(here, read)]
    now = here.vouchline.clock.now()
    if any(at is not None and at <= now for at in _allowed_at(read).values()):
        said.append(await _asked(here, read))
    await tell(here, lines(*said))


def _referees(here: Here, read: CheckRead) -> list[Markup]:
    now, told = here.vouchline.clock.now(), []
    for one in read.references:
        allowed_at = _allowed_at(read)[one.id]
        if one.standing in (Standing.REPLACED, Standing.WITHDRAWN):
            continue
        if allowed_at is None:
            how = here.say("slack.replace.never")
        elif allowed_at <= now:
            how = here.say("slack.replace.now")
        else:
            how = here.say("slack.replace.from", at=short_time(allowed_at, here.zone, here.texts.language))
        told.append(Markup(f"• {bold(one.name)}: {how}"))
    return told or [here.say("slack.replace.nobody")]


def _allowed_at(read: CheckRead) -> dict[str, datetime | None]:
    return {one.id: replaceable_at(one, read.sub_account.plan) for one in read.references}


async def _asked(here: Here, read: CheckRead) -> Markup:
    row = here.of_check(read.check.id, Happening.REMIND_ASKED, {"person": "candidate"})
    try:
        await here.vouchline.ask(row)
    except RequestRefused as refused:
        if refused.kind == NOT_YOURS:
            return why_not_yours(here, read)
        return _was_asked(here, read) if refused.kind == NOBODY else refused_text(here, refused)
    return here.say("slack.replace.asked", name=read.check.candidate_name)


def _was_asked(here: Here, read: CheckRead) -> Markup:
    """Who has sent everything gets no reminders: they were told when it happened, and have the link."""
    mine = next(one for one in read.conversations if one.role is Role.CANDIDATE)
    way = link(Linker.of(here.vouchline.settings).person(mine), here.texts("slack.replace.link"))
    return here.say("slack.replace.was_asked", name=read.check.candidate_name, link=way)
