"""The day by which a late referee will answer, as the candidate estimates it for the employer (R15)."""

import re
from datetime import date

from bot.domain.conversation import ConversationStatus, Role
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.reference import Reference, Standing
from bot.flows.calendar import long_day
from bot.flows.openings import facts, first_name
from bot.flows.readers.when import wish_for_later
from bot.flows.readers.words import folded
from bot.flows.snoozing import today
from bot.flows.talk import Talk

AWAITED = frozenset({Standing.NOMINATED, Standing.INVITED, Standing.STARTED, Standing.UNOBTAINABLE})
SUBJECT = re.compile(r"^(?:,|:|-|is|will|can|can\'t|cannot|won\'t|has|är|kan|kommer att|ska|har|hinner)?\s*")


def estimate(talk: Talk, number: int, words: str) -> None:
    """LATE n: noted and shown back, or refused with the reason."""
    talk.asks_again = False
    reference = next((one for one in talk.seen.check.references if one.position == number), None)
    if talk.seen.reference is not None:
        return talk.say("thread.not_for_you")
    if reference is None:
        return talk.say("candidate.late_no_such", number=number)
    if reference.standing not in AWAITED:
        return talk.say("candidate.late_done", name=reference.name)
    day = _day(words, talk)
    if day is None:
        return talk.say("candidate.late_when", name=reference.name, number=number)
    _note(talk, reference, day)


def estimate_in(talk: Talk, words: str) -> bool:
    """ "Eva svarar på fredag": the name of just one of those awaited, and a day; said when nothing else is asked."""
    if talk.conversation.role is not Role.CANDIDATE or talk.conversation.status is not ConversationStatus.DONE:
        return False
    text = folded(words)
    named = [(one, rest) for one in talk.seen.check.references if (rest := _after_name(text, one.name)) is not None]
    awaited = [(one, rest) for one, rest in named if one.standing in AWAITED]
    if len(awaited) != 1:
        return False
    (reference, rest), *_ = awaited
    day = _day(SUBJECT.sub("", rest), talk)
    if day is None:
        return False
    _note(talk, reference, day)
    return True


def _after_name(text: str, name: str) -> str | None:
    for known in (folded(name), folded(first_name(name))):
        if re.match(rf"{re.escape(known)}\b", text):
            return text[len(known) :].strip()
    return None


def _day(words: str, talk: Talk) -> date | None:
    wish = wish_for_later(words, today(talk))
    return wish.day if wish else None


def _note(talk: Talk, reference: Reference, day: date) -> None:
    mine = talk.conversation
    talk.record("estimated", {"number": reference.position, "day": day.isoformat()})
    payload = {"reference": reference.id, "day": day.isoformat()}
    key = f"{mine.id}:{talk.memory.length}:estimate"
    talk.tell(Row(check_lane(mine.check), "lane", key, Happening.ESTIMATE_GIVEN, payload))
    values = {**facts(talk.seen, talk.moment, talk.texts), "name": reference.name, "number": reference.position}
    talk.say("candidate.late_noted", **values, day=long_day(day, talk.texts.language))
