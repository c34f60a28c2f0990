"""What a form from a person's page brings about, once it has been heard."""

from dataclasses import replace

from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.inbox import Row
from bot.domain.trace import Trace, TraceKind
from bot.flows.changes import Changes, Moment, PersonSeen
from bot.flows.mail.receipts import receipts
from bot.flows.telling import Told
from bot.flows.writing import begun_by


def stale() -> Changes:
    """The form answers another moment of the conversation than the present one."""
    return Changes(outcome={"stale": True, "notices": []})


def brought_about(told: Told, person: PersonSeen, moment: Moment) -> Changes:
    now = told.seen.conversation
    said = (
        [] if _ends_on_the_page(now) else [line for line in told.lines if not told.prompt or line != told.prompt.text]
    )
    changes = Changes(
        put=[now, *told.entries, *told.events, *begun_by(told.entries, told.seen, moment)],
        tell=list(told.rows),
        outcome={"stale": False, "understood": told.was_understood, "reason": told.reason, "notices": said},
    )
    if before := person.named(now.id):
        changes.put += receipts(before, told, moment)
    if now.status is not ConversationStatus.OPEN and person.lane.focus == now.id:
        changes.put.append(replace(person.lane, focus=None))
    return changes


def _ends_on_the_page(now: Conversation) -> bool:
    """The page itself says, for good, that a reference is submitted or that somebody has declined."""
    if now.status is ConversationStatus.DONE:
        return now.role is Role.REFEREE
    return now.status is ConversationStatus.DECLINED


def traces(mine: Conversation, row: Row, moment: Moment) -> list[Trace]:
    """Keyed hashes of where the answer came from (R49); a page that could tell none gives none."""
    left = row.payload.get("traces") or {}
    return [
        Trace(mine.organisation, mine.check, mine.id, kind, left[kind.value], moment.now)
        for kind in TraceKind
        if left.get(kind.value)
    ]
