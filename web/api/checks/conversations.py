"""What the conversations of a check hold so far."""

from datetime import datetime

from bot.domain.conversation import Conversation, Entry
from bot.flows.memory import remembered
from bot.storage.reading import conversations, events
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.moment import one_moment
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.gives import ConversationGiven, ConversationsGiven, RememberedGiven
from web.api.checks.shown import next_reminder_at
from web.api.endpoint import Nothing, endpoint
from web.linker import Linker

COMMENT = ".comment"


@endpoint("The conversations of a check", takes=Nothing, gives=ConversationsGiven, problems=("unknown-check",))
@one_moment()
async def show_conversations(call: Call, _: Nothing) -> ConversationsGiven:
    read = await the_check(call)
    memories = await conversations.memories(call.organisation, [one.id for one in read.conversations])
    reminders = await events.reminders(call.organisation, read.check.id)
    given = [
        _conversation(one, memories[one.id], reminders.get(one.id, []), read, call.linker) for one in read.conversations
    ]
    return ConversationsGiven(conversations=given)


def _conversation(
    conversation: Conversation, memory: list[Entry], reminders: list[datetime], read: CheckRead, linker: Linker
) -> ConversationGiven:
    return ConversationGiven(
        id=conversation.id,
        role=conversation.role,
        name=conversation.name,
        address=conversation.address,
        link=linker.person(conversation),
        channel=conversation.channel,
        language=conversation.language,
        step=conversation.step,
        status=conversation.status,
        paused=conversation.paused,
        reminded=len(reminders),
        reminded_at=max(reminders, default=None),
        next_reminder_at=next_reminder_at(conversation, read),
        snoozed_until=conversation.snoozed_until,
        answers=_answers(remembered(memory)),
    )


def _answers(known: dict[str, Entry]) -> dict[str, RememberedGiven]:
    """A comment belongs to its rating's step and is shown inside it."""
    return {
        key: RememberedGiven(value=entry.value, words=entry.words, comment=_comment(key, known))
        for key, entry in known.items()
        if not key.endswith(COMMENT)
    }


def _comment(key: str, known: dict[str, Entry]) -> str | None:
    entry = known.get(key + COMMENT)
    return str(entry.value) if entry else None
