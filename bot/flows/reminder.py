"""A reminder: what this is about, what is asked now, and where it can be answered otherwise (R31)."""

from collections.abc import Mapping

from bot.domain.message import Message, Purpose
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.memory import recall
from bot.flows.openings import facts
from bot.flows.tapping import offered
from bot.flows.telling import Told
from bot.flows.writing import message, reminded


def reminder(seen: ConversationSeen, told: Told, moment: Moment, about: Mapping[str, object]) -> Message | None:
    texts = seen.texts(moment)
    values = facts(seen, moment, texts)
    kind = "follow_up_reminder" if recall(seen.memory).is_following_up else "reminder"
    lines = [texts(f"{seen.conversation.role}.{kind}", **values), told.body]
    if told.prompt and told.prompt.step != "consent":
        lines.append(texts("thread.web_link", **values))
    choices, tells = offered(seen, moment, told.prompt, told.body), reminded(seen.conversation)
    return message(seen, moment, "\n".join(lines), Purpose.REMINDER, tells, about=dict(about), choices=choices)
