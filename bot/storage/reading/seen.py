"""A conversation as its own lane would see it, for showing it on a page."""

from bot.domain.conversation import Role
from bot.domain.questionnaire import Questionnaire
from bot.flows.changes import CheckSeen, ConversationSeen
from bot.flows.ways import possible_lanes
from bot.storage.reading import checks, conversations, organisations
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.links import Opened
from bot.storage.reading.moment import one_moment
from bot.storage.records import rebuilt
from bot.storage.tables.lanes import LaneRow
from bot.storage.tables.questionnaires import QuestionnaireRow


@one_moment()
async def conversation(opened: Opened) -> ConversationSeen | None:
    """None when the check is gone, or the link opens no conversation."""
    read = await checks.one(opened.organisation, opened.check)
    mine = next((one for one in read.conversations if one.id == opened.conversation), None) if read else None
    if read is None or mine is None:
        return None
    memory = await conversations.memories(opened.organisation, [mine.id])
    return ConversationSeen(mine, tuple(memory[mine.id]), await check_seen(opened.organisation, read))


async def check_seen(organisation: str, read: CheckRead) -> CheckSeen:
    return CheckSeen(
        read.check,
        await organisations.one(organisation),
        read.sub_account,
        read.assignment,
        read.references,
        next((one for one in read.conversations if one.role is Role.CANDIDATE), None),
        await pinned(read.check.questionnaires),
        read.reminders_due,
        frozenset(one.id for one in read.conversations if one.paused),
        people={one.id: one for one in read.conversations},
        stopped=await stopped(read),
    )


async def stopped(read: CheckRead) -> frozenset[str]:
    """Lanes of the check's people where STOP is in force: those where they are, and those where they might be."""
    lanes = sorted({one.lane for one in read.conversations} | possible_lanes(read.check, read.references))
    return frozenset(row.key for row in await LaneRow.filter(key__in=lanes, opted_out_at__isnull=False))


async def pinned(versions: dict[str, str]) -> dict[str, Questionnaire]:
    """The questionnaires that a check keeps, by language (R47)."""
    rows = {row.id: row for row in await QuestionnaireRow.filter(id__in=list(versions.values()))}
    return {language: rebuilt(Questionnaire, rows[id].content) for language, id in versions.items()}
