"""An answer from a person's web page: the same conversation as in the thread (R28)."""

from bot.domain.channel import Channel
from bot.domain.inbox import Row
from bot.flows.all_answered import all_answered
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.commands import Command, Given
from bot.flows.talk import Inbound
from bot.flows.telling import hear
from bot.flows.web_outcome import brought_about, stale, traces

COMMANDS = {
    "decline": Command.DECLINE,
    "undo": Command.UNDO,
    "back": Command.BACK,
    "change": Command.CHANGE,
    "pause": Command.PAUSE,
    "replace": Command.REPLACE,
    "later": Command.LATER,
    "resume": Command.RESUME,
    "language": Command.LANGUAGE,
    "withdraw": Command.WITHDRAW,
    "delete_my_data": Command.DELETE_MY_DATA,
}
LANGUAGES = frozenset({"sv", "en"})


def wait_token(seen: ConversationSeen) -> str:
    """Which moment of the conversation a page shows; an answer to another moment is stale."""
    return f"{len(seen.memory)}.{seen.conversation.step}"


def web_answered(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    wanted = row.payload["conversation"]
    seen = next((one for one in person.conversations if one.conversation.id == wanted), None)
    if seen is None:
        return stale()
    if row.payload.get("answers"):
        return all_answered(person, seen, row, moment)
    if row.payload["wait"] != wait_token(seen):
        return stale()
    told = hear(seen, moment, _inbound(row), _given(row))
    changes = brought_about(told, person, moment)
    changes.put += traces(seen.conversation, row, moment)
    return changes


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
    if command is None:
        return None
    words = row.payload["text"] or ""
    language = words if command is Command.LANGUAGE and words in LANGUAGES else None
    return Given(command, row.payload.get("number"), language, words)
