"""One more question from the recruiter after a reference is submitted (R51): asked, answered, shown back and sent.

What was submitted never changes (R23): the answer is remembered under a key of its own, and reported as an addendum.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import EventType
from bot.flows.consent import confirmation
from bot.flows.memory import FOLLOW_UP_ASKED, FOLLOW_UP_ENDED, Memory
from bot.flows.openings import facts
from bot.flows.readers.free_text import anything
from bot.flows.snoozing import confirm_snooze
from bot.flows.submission import ask_review, send_word
from bot.flows.talk import Prompt, Talk


class Ending(StrEnum):
    ANSWERED = "answered"
    DECLINED = "declined"
    LAPSED = "lapsed"


ENDED = {Ending.ANSWERED: EventType.FOLLOW_UP_ANSWERED, Ending.DECLINED: EventType.FOLLOW_UP_DECLINED}


@dataclass(frozen=True, slots=True)
class FollowUp:
    number: int
    question: str
    by: str
    asked_at: datetime
    ending: Ending | None = None
    ended_at: datetime | None = None

    @property
    def key(self) -> str:
        return f"follow_up.{self.number}"


def follow_ups(memory: Memory) -> list[FollowUp]:
    """All that were ever asked, the oldest first. One is open at a time, so each ends before the next is asked."""
    asked = [one for one in memory.events if one.key == FOLLOW_UP_ASKED]
    ended = [one for one in memory.events if one.key == FOLLOW_UP_ENDED]
    found = []
    for place, one in enumerate(asked):
        end = ended[place] if place < len(ended) else None
        ending = Ending(end.value) if end else None
        told = one.value
        found.append(FollowUp(place + 1, told["question"], told["by"], one.at, ending, end.at if end else None))
    return found


def open_follow_up(memory: Memory) -> FollowUp | None:
    latest = follow_ups(memory)[-1:]
    return latest[0] if latest and latest[0].ending is None else None


def answer_follow_up(talk: Talk) -> None:
    """Waits while a follow-up is open: for its answer at step `follow_up.1`, then at `review`."""
    asked = open_follow_up(talk.memory)
    if asked is None:
        return
    if talk.knows("declining"):
        talk.ask("decline", lambda: _decline_prompt(talk), confirmation)
        talk.forget("declining", "decline")
        return _end(talk, Ending.DECLINED)
    confirm_snooze(talk)
    talk.ask(asked.key, lambda: prompt(talk, asked), anything)
    ask_review(talk, f"{asked.key}.review", lambda: _review_prompt(talk, asked), keys_of(talk))
    _end(talk, Ending.ANSWERED)


def prompt(talk: Talk, asked: FollowUp) -> Prompt:
    values = {**facts(talk.seen, talk.moment, talk.texts), "question": asked.question}
    text, page = talk.texts("referee.follow_up", **values), talk.texts("referee.follow_up_page", **values)
    return Prompt(asked.key, text, "text", page=page)


def keys_of(talk: Talk) -> dict[int, tuple[str, ...]]:
    """What "1" or CHANGE 1 asks again."""
    asked = open_follow_up(talk.memory)
    return {1: (asked.key,)} if asked else {}


def _review_prompt(talk: Talk, asked: FollowUp) -> Prompt:
    answer = talk.answer(asked.key)
    text = talk.texts("referee.follow_up_review", answer=answer, word=send_word(talk))
    page = talk.texts("referee.follow_up_review_page")
    return Prompt("review", text, "review", page=page, lines=((1, asked.question, answer),))


def _decline_prompt(talk: Talk) -> Prompt:
    values = facts(talk.seen, talk.moment, talk.texts)
    text = talk.texts("referee.follow_up_decline", **values)
    return Prompt("decline", text, "decline", page=talk.texts("referee.follow_up_decline_page", **values))


def _end(talk: Talk, ending: Ending) -> None:
    talk.record(FOLLOW_UP_ENDED, ending.value)
    talk.log_own(ENDED[ending])
    talk.tell(ended(talk, ending))
    talk.say(f"referee.follow_up_{ending}", **facts(talk.seen, talk.moment, talk.texts))


def ended(talk: Talk, ending: Ending) -> Row:
    """For the check: the referee may be asked again, and an answer makes a new version of the report."""
    mine = talk.conversation
    key = f"{mine.id}:{talk.memory.length}:{FOLLOW_UP_ENDED}"
    payload = {"reference": mine.reference, "ending": ending.value}
    return Row(check_lane(mine.check), "lane", key, Happening.FOLLOW_UP_ENDED, payload)
