"""An answer from a person's web page: the same conversation as in the thread (R28)."""

from dataclasses import replace

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.inbox import Row
from bot.domain.trace import Trace, TraceKind
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.commands import Command, Given
from bot.flows.talk import Inbound
from bot.flows.telling import Told, hear
from bot.flows.writing import begun_by

COMMANDS = {
    "decline": Command.DECLINE,
    "undo": Command.UNDO,
    "back": Command.BACK,
    "change": Command.CHANGE,
    "pause": Command.PAUSE,
    "replace": Command.REPLACE,
    "later": Command.LATER,
}


def wait_token(seen: ConversationSeen) -> str:
    """Which moment of the conversation a page shows; an answer to another moment is stale."""
    return f"{len(seen.memory)}.{seen.conversation.step}"


def web_answered(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    wanted = row.payload["conversation"]
    seen = next((one for one in person.conversations if one.conversation.id == wanted), None)
    if seen is None:
        return Changes(outcome={"stale": True, "notices": []})
    if row.payload["wait"] != wait_token(seen):
        return Changes(outcome={"stale": True, "notices": []})
    told = hear(seen, moment, _inbound(row), _given(row))
    changes = brought_about(told, person, moment)
    changes.put += traces(seen.conversation, row, moment)
    return changes


def traces(mine: Conversation, row: Row, moment: Moment) -> list[Trace]:
    """Keyed hashes of where the answer came from (R49); a page that could tell none gives none."""
    left = row.payload.get("traces") or {}
    return [
        Trace(mine.organisation, mine.check, mine.id, kind, left[kind.value], moment.now)
        for kind in TraceKind
        if left.get(kind.value)
    ]


def _inbound(row: Row) -> Inbound:
    words = row.payload
    text = words["text"] or ""
    if words.get("command") == "submit":
        text = "send"
    fields = words.get("fields") or {}
    text = text or ", ".join(one for one in fields.values() if one.strip())
    return Inbound(text, Channel.WEB, row.key, comment=words.get("comment") or "", fields=fields)


def _given(row: Row) -> Given | None:
    command = COMMANDS.get(row.payload.get("command") or "")
    return Given(command, row.payload.get("number")) if command else None


def brought_about(told: Told, person: PersonSeen, moment: Moment) -> Changes:
    now = told.seen.conversation
    said = (
        [] if _ends_on_the_page(now) else [line for line in told.lines if not told.prompt or line != told.prompt.text]
    )
    changes = Changes(
        put=[now, *told.entries, *told.events, *begun_by(told.entries, told.seen, moment)],
        tell=list(told.rows),
        outcome={"stale": False, "understood": told.was_understood, "notices": said},
    )
    if now.status is not ConversationStatus.OPEN and person.lane.focus == now.id:
        changes.put.append(replace(person.lane, focus=None))
    return changes


def _ends_on_the_page(now: Conversation) -> bool:
    """The page itself says, for good, that a reference is submitted or that somebody has declined."""
    if now.status is ConversationStatus.DONE:
        return now.role is Role.REFEREE
    return now.status is ConversationStatus.DECLINED
