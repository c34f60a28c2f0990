"""Checks found for a recruiter, each as one line (R40)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus
from bot.domain.dialled import region_of
from bot.domain.finding import person_sought
from bot.flows.seat.check_line import CheckLine, line_of
from bot.flows.texts import Texts
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.searching import CheckSearch

RUNNING = (CheckStatus.AWAITING_CANDIDATE, CheckStatus.COLLECTING)
OVER = (CheckStatus.COMPLETED, CheckStatus.CANCELLED)
ANY_CHECK = CheckSearch(in_archive=None)
NOT_ARCHIVED = CheckSearch(in_archive=False)
# What needs somebody first, then what runs, then what is done: the last two without what needs somebody.
ORDER: tuple[tuple[bool, tuple[CheckStatus, ...]], ...] = ((True, ()), (False, RUNNING), (False, OVER))


def sought(search: CheckSearch, words: str, zone: str) -> CheckSearch:
    """Restricted to what the words name: parts of a name, a phone number or address, or of an assignment's title."""
    if not words.strip():
        return search
    names, phone, email = person_sought(words.strip(), region_of(zone))
    return replace(search, words=names, phone=phone, email=email, or_title=words.strip())


def as_seen_by(search: CheckSearch, workspace: str, user: str, *, is_admin: bool) -> CheckSearch:
    """Names are not for everybody in a workspace: admins see all, others what they may act on."""
    return search if is_admin else replace(search, seen_by=(workspace, user))


async def found(organisation: str, search: CheckSearch, most: int) -> list[CheckRead]:
    """The newest first."""
    return (await checks.page(organisation, search, None, most)).checks


async def in_order(organisation: str, search: CheckSearch, most: int) -> list[CheckRead]:
    """As the Home lists them, as many as are wanted and no more than that read."""
    reads: list[CheckRead] = []
    for needs_you, within in ORDER:
        narrowed = _narrowed(search, within, needs_you=needs_you)
        if narrowed and len(reads) < most:
            reads += await found(organisation, narrowed, most - len(reads))
    return reads


def _narrowed(search: CheckSearch, within: tuple[CheckStatus, ...], *, needs_you: bool) -> CheckSearch | None:
    """None when nothing fits both."""
    if search.needs_you is not None and search.needs_you is not needs_you:
        return None
    statuses = tuple(one for one in search.statuses if one in within) if search.statuses and within else ()
    if search.statuses and within and not statuses:
        return None
    return replace(search, needs_you=needs_you, statuses=statuses or search.statuses or within)


def lines_of(reads: Iterable[CheckRead], texts: Texts, now: datetime) -> list[CheckLine]:
    return [
        line_of(one.check, one.assignment.title, one.needs_you, texts, now, is_paused=_is_paused(one)) for one in reads
    ]


def _is_paused(read: CheckRead) -> bool:
    asked: Sequence[bool] = [one.paused for one in read.conversations if one.status is ConversationStatus.OPEN]
    return bool(asked) and all(asked)
