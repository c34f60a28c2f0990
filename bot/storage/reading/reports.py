"""The report of a check, put together from what its referees have submitted."""

from bot.catalogues.mail_domains import private_domains
from bot.flows.integrity.found import with_signals
from bot.flows.report import Report, report_on
from bot.storage.reading import conversations, seen, traces
from bot.storage.reading.checks import CheckRead


async def report_of(read: CheckRead, version: int | None = None) -> Report | None:
    """The latest, or one version of it; None where there is none."""
    check, known = read.check, {one.id: one for one in read.conversations}
    memories = await conversations.memories(check.organisation, list(known))
    pinned = await seen.pinned(check.questionnaires)
    report = report_on(check, read.references, known, memories, pinned, version)
    if report is None:
        return None
    left = await traces.of_check(check.organisation, check.id)
    return with_signals(report, check, read.references, read.conversations, memories, left, private_domains())
