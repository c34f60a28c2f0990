"""Answers to people's own questions: facts about this taking of references, and nothing about the role (R27)."""

from collections.abc import Callable

from bot.domain.conversation import Role
from bot.flows.aside import FREE, set_aside
from bot.flows.openings import facts
from bot.flows.readers.questions import Topic, question_in
from bot.flows.talk import Inbound, Talk

ASKED = "asked"  # counted in the memory, with what was asked about
PATIENCE = 2  # answers to the same question, before what works is offered
BY_ROLE = frozenset({Topic.READERS, Topic.TIME, Topic.SOURCE, Topic.TRUST, Topic.TOLD})
NOTHING = ""  # when no step is open


def answer_question(talk: Talk, inbound: Inbound, kind_asked: Callable[[], str]) -> bool:
    """Whether the words were a question to us. In free words they may have been an answer, and can still become it."""
    topic = question_in(inbound.text) if talk.inbound else None
    if topic is None:
        return False
    kind = kind_asked()
    if _is_none_of_ours(topic, inbound, kind):
        return False
    talk.inbound = None
    talk.asks_again = topic is Topic.MEANING
    values = facts(talk.seen, talk.moment, talk.texts)
    key = f"asked.{topic}_{talk.conversation.role}" if topic in BY_ROLE else f"asked.{topic}"
    talk.say(key, **values, contact=_contact_line(talk))
    if sum(one.key == ASKED and one.value == topic for one in talk.memory.events) >= PATIENCE:
        talk.say("asked.again", **values)
    talk.record(ASKED, topic.value)
    if kind == FREE:
        set_aside(talk, inbound)
    return True


def _is_none_of_ours(topic: Topic, inbound: Inbound, kind: str) -> bool:
    """What we know nothing of may be an answer in free words; and when nothing is asked, how it stands says more."""
    if kind == FREE and not inbound.text.rstrip().endswith("?"):
        return True
    return (topic is Topic.OTHER and kind in (FREE, NOTHING)) or (topic is Topic.MEANING and kind == NOTHING)


def _contact_line(talk: Talk) -> str:
    """Whom to ask: the contact that the recruiter chose to show, else the candidate, else the organisation."""
    shown = talk.seen.check.sub_account.contact_shown
    is_referee = talk.conversation.role is Role.REFEREE
    kind = "contact_shown" if shown else "contact_candidate" if is_referee else "contact_none"
    return talk.texts(f"thread.{kind}", **{**facts(talk.seen, talk.moment, talk.texts), "contact": shown})
