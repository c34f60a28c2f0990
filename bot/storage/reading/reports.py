"""The report of a check, put together from what its referees have submitted."""

from bot.flows.report import Report, report_on
from bot.storage.reading import conversations, seen
from bot.storage.reading.checks import CheckRead


async def report_of(read: CheckRead, version: int | None = None) -> Report | None:
    """The latest, or one version of it; None where there is none."""
    known = {one.id: one for one in read.conversations}
    memories = await conversations.memories(read.check.organisation, [one.conversation for one in read.references])
    pinned = await seen.pinned(read.check.questionnaires)
    return report_on(read.check, read.references, known, memories, pinned, version)
