"""A form with every question, as a person sent it: each answer goes into the same memory as one asked alone (R20, R28).

In any order and as many as there are. What is not understood, missing, or answered in the thread meanwhile is told
beside its field, and the rest is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.domain.channel import Channel
from bot.domain.inbox import Row
from bot.domain.lifecycle import EventType
from bot.domain.questionnaire import Question
from bot.flows.all_questions import NOTHING, Given, given, may_be_on_one_page
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.openings import facts
from bot.flows.referee import questions, reader_of
from bot.flows.talk import Inbound, Talk, Understood
from bot.flows.telling import now_asked, retold
from bot.flows.web_outcome import brought_about, stale, traces


@dataclass(slots=True)
class Found:
    """What is to be said beside the fields, by key; and which words were not taken."""

    errors: dict[str, str] = field(default_factory=dict)
    untaken: list[str] = field(default_factory=list)


def all_answered(person: PersonSeen, seen: ConversationSeen, row: Row, moment: Moment) -> Changes:
    prompt = now_asked(seen, moment).prompt
    if prompt is None or not may_be_on_one_page(seen, prompt.step):
        return stale()
    mine = replace(seen.conversation, last_heard_at=moment.now, misread=0)
    talk = Talk(replace(seen, conversation=mine), moment, None)
    talk.log_own(EventType.WEB_ANSWERED, channel=Channel.WEB.value)
    found = Found()
    for number, question in enumerate(questions(talk), 1):
        sent = row.payload["answers"].get(question.key)
        if sent is not None:
            _take(talk, number, question, sent, row.key, found)
    changes = brought_about(retold(talk), person, moment)
    changes.put += traces(mine, row, moment)
    changes.outcome |= {
        "understood": not found.errors,
        "notices": [],
        "errors": found.errors,
        "untaken": found.untaken,
    }
    return changes


def _take(talk: Talk, number: int, question: Question, sent: Mapping[str, str], source: str, found: Found) -> None:
    key = f"question.{question.key}"
    wanted, now = Given(sent["text"].strip(), sent["comment"].strip()), given(talk, question)
    if wanted != now and sent["seen"] != now.mark:
        if wanted.mark != sent["seen"] and wanted != NOTHING:  # changed here, and meanwhile in the thread as well
            found.errors[key] = talk.texts("web.all.meanwhile")
            found.untaken.append(key)
        return
    before = len(talk.entries)
    if wanted != now and not _answer(talk, question, wanted, source):
        found.errors[key] = talk.texts(f"unclear.first.{question.kind}", **facts(talk.seen, talk.moment, talk.texts))
        found.untaken.append(key)
    if len(talk.entries) > before:
        talk.log_own(EventType.QUESTION_ANSWERED, number=number, total=len(questions(talk)), label=question.label)
    _tell_missing(talk, question, found)


def _answer(talk: Talk, question: Question, wanted: Given, source: str) -> bool:
    """Whether it was understood. A field that was emptied takes its answer back."""
    key = f"question.{question.key}"
    inbound = Inbound(wanted.text, Channel.WEB, source, comment=wanted.comment)
    comment = wanted.comment
    if not wanted.text:
        talk.forget(key)
    elif wanted.text != given(talk, question).text:
        reading = reader_of(talk, question, key)(inbound)
        if not isinstance(reading, Understood):
            return False
        talk.remember(key, reading.value, inbound)
        comment = comment or str(reading.also.get(f"{key}.comment", ""))
    _comment(talk, question, inbound, comment)
    return True


def _comment(talk: Talk, question: Question, inbound: Inbound, comment: str) -> None:
    key = f"question.{question.key}.comment"
    if not question.comment or comment == given(talk, question).comment:
        return
    if comment:
        talk.remember(key, comment, replace(inbound, comment=comment))
    else:
        talk.forget(key)


def _tell_missing(talk: Talk, question: Question, found: Found) -> None:
    key = f"question.{question.key}"
    if key in found.errors:
        return
    if not talk.knows(key):
        found.errors[key] = talk.texts("web.all.missing")
    elif question.comment and not talk.knows(f"{key}.comment"):
        found.errors[f"{key}.comment"] = talk.texts("web.all.missing_comment")
