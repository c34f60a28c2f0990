"""Taps on WhatsApp: what is offered beside a question, and what a tap that comes back means.

The id of a tap names the conversation (R29), the step and the value. So a tap on a question of last week is never taken
for an answer to the one that is asked now. The buttons of an approved template name none of that; they are read as the
words on them.
"""

import re
from dataclasses import dataclass, replace

from bot.domain.channel import Channel
from bot.domain.conversation import ConversationStatus
from bot.domain.form import Choice
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.commands import Command, Given
from bot.flows.talk import Inbound, Prompt
from bot.flows.tap_answers import AGREE, Asked, answers_to, short

BEGIN, DECLINE, CONTINUE = "begin", "decline", "continue"  # the buttons of templates
ON_TEMPLATES = frozenset({BEGIN, DECLINE, CONTINUE})
WHICH, LANGUAGE = "which", "language"
TAP = re.compile(r"(?P<conversation>[\w-]{1,64})/(?P<step>[\w.-]{1,80})/(?P<kind>\w{1,20})/(?P<value>\w{1,20})")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a tap comes to: words, a command, or neither: then what is asked now is said once more."""

    inbound: Inbound | None = None
    given: Given | None = None
    is_old: bool = False  # it belonged to another question


def offered(seen: ConversationSeen, moment: Moment, prompt: Prompt | None, body: str) -> tuple[Choice, ...]:
    """What may be tapped under a message with this body, if it ends with what `prompt` asks."""
    if seen.conversation.channel is not Channel.WHATSAPP:
        return ()
    texts = seen.texts(moment)
    if body.endswith(texts("thread.which_language")):
        return tuple(Choice(_id(seen, LANGUAGE, LANGUAGE, one), texts(f"tap.{one}")) for one in sorted(moment.texts))
    if prompt is None or prompt.text not in body:
        return ()
    answers = answers_to(Asked(seen, prompt, texts))
    return tuple(Choice(_id(seen, prompt.step, prompt.kind, one.value), one.title, one.description) for one in answers)


def which_of(seen: ConversationSeen, about: str) -> Choice:
    """A line of the list that asks which check is meant (R29)."""
    title = short(about)
    return Choice(_id(seen, WHICH, WHICH, "it"), title, about if title != about else "")


def conversation_of(tap: str) -> str | None:
    """The conversation that a tap names; None for the buttons of templates, and for what is none of ours."""
    found = TAP.fullmatch(tap)
    return found["conversation"] if found else None


def picks(tap: str) -> bool:
    """Whether it is a line of the list that asks which check is meant."""
    found = TAP.fullmatch(tap)
    return found is not None and found["step"] == WHICH


def is_known(tap: str) -> bool:
    return tap in ON_TEMPLATES or conversation_of(tap) is not None


def meaning(seen: ConversationSeen, moment: Moment, inbound: Inbound, prompt: Prompt | None) -> Heard:
    """What a tap of ours means while `prompt` waits for an answer."""
    if inbound.tap in ON_TEMPLATES:
        return _on_template(seen, moment, inbound)
    found = TAP.fullmatch(inbound.tap)
    if found is None or found["conversation"] != seen.conversation.id:  # it may have been deleted since
        return Heard(is_old=True)
    if found["step"] == LANGUAGE and found["value"] in moment.texts:
        return Heard(given=Given(Command.LANGUAGE, language=found["value"]))
    if (found["step"], found["value"]) == ("consent", AGREE) and _has_declined(seen):
        return Heard(given=Given(Command.UNDO))
    if prompt and (found["step"], found["kind"]) == (prompt.step, prompt.kind):
        for answer in answers_to(Asked(seen, prompt, seen.texts(moment))):
            if answer.value == found["value"]:
                return Heard(replace(inbound, text=answer.words))
    return Heard(is_old=True)


def _on_template(seen: ConversationSeen, moment: Moment, inbound: Inbound) -> Heard:
    """The yes of a first message is consent alone: tapped again later, it goes on where the conversation is."""
    mine, texts = seen.conversation, seen.texts(moment)
    if _has_declined(seen) and inbound.tap != DECLINE:
        return Heard(given=Given(Command.UNDO))
    if inbound.tap == BEGIN and mine.step == "consent":
        return Heard(replace(inbound, text=texts(f"tap.{AGREE}")))
    if inbound.tap == DECLINE:
        return Heard(given=Given(Command.DECLINE))
    return Heard()


def _has_declined(seen: ConversationSeen) -> bool:
    return seen.conversation.status is ConversationStatus.DECLINED


def _id(seen: ConversationSeen, step: str, kind: str, value: str) -> str:
    return f"{seen.conversation.id}/{step}/{kind}/{value}"
