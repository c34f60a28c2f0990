"""Messages are heard as always, and answered within bounds; what is left unsaid is said once, when the time is over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.inbox import Happening, Lane, Row, Timer
from bot.domain.message import Message, Purpose
from bot.domain.segments import segments
from bot.flows.abuse.pace import HOUR, Pace, pace_of
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.choosing import list_of
from bot.flows.greeting import greeted_late
from bot.flows.openings import facts
from bot.flows.tapping import offered
from bot.flows.telling import now_asked
from bot.flows.unprompted import told_now
from bot.flows.writing import LONGEST_BODY, message

Turn = Callable[[PersonSeen, Row, Moment], Changes]
ANSWERS = frozenset({Purpose.REPLY, Purpose.FAREWELL})


def bounded(turn: Turn) -> Turn:
    def within_bounds(person: PersonSeen, row: Row, moment: Moment) -> Changes:
        changes = turn(person, row, moment)
        if answers := [one for one in changes.put if isinstance(one, Message) and one.purpose in ANSWERS]:
            _keep_within(changes, answers[-1], person, moment)
        return changes

    return within_bounds


def _keep_within(changes: Changes, answer: Message, person: PersonSeen, moment: Moment) -> None:
    lane = next((one for one in reversed(changes.put) if isinstance(one, Lane)), person.lane)
    pace = pace_of(person, lane, moment.limits, moment.now)
    if pace.silent_until:
        _unsay(changes, person)
        changes.put += _owed(answer, pace.silent_until)
    elif pace.is_last:
        changes.put = [_last(one, pace, person, moment) if one is answer else one for one in changes.put]
    changes.put.append(pace.lane)


def _unsay(changes: Changes, person: PersonSeen) -> None:
    """Nothing is answered, so the thread has been asked for nothing else than before."""
    kept = [one for one in changes.put if not (isinstance(one, Message) and one.purpose in ANSWERS)]
    changes.put = [_as_told(one, person) if isinstance(one, Conversation) else one for one in kept]


def _as_told(mine: Conversation, person: PersonSeen) -> Conversation:
    """A first message that waits for its hour stays worth sending, where it was about to be said sooner."""
    before = person.named(mine.id)
    if before is None:
        return mine
    was = before.conversation
    return replace(mine, told_step=was.told_step, opening_asked_at=was.opening_asked_at)


def _owed(answer: Message, at: datetime) -> list[Timer]:
    """One for each lane. Strangers are owed nothing."""
    if answer.conversation is None:
        return []
    about = {"conversation": answer.conversation}
    return [Timer(answer.lane, f"owed:{answer.lane}", at, Happening.ANSWER_OWED, about, answer.conversation)]


def _last(answer: Message, pace: Pace, person: PersonSeen, moment: Moment) -> Message:
    seen = person.named(answer.conversation or "")
    if seen is None or pace.lane.answered_since is None:
        return answer
    texts = seen.texts(moment)
    until = f"{(pace.lane.answered_since + HOUR).astimezone(ZoneInfo(answer.zone)):%H:%M}"
    said = texts("thread.many_messages", **{**facts(seen, moment, texts), "until": until})
    body = f"{answer.body}\n{said}"
    return replace(answer, body=body, segments=segments(body)) if len(body) <= LONGEST_BODY else answer


def answer_owed(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """What is asked by now: everything that was written meanwhile has been heard."""
    seen = person.named(row.payload["conversation"])
    if seen is None or person.lane.opted_out_at:
        return Changes()
    options = [one for one in map(person.named, person.lane.choices) if one]
    if options:
        which = options[-1].texts(moment)("thread.which", lines=list_of(options, moment))
        asked = message(options[-1], moment, which, Purpose.REPLY)
        return Changes(put=[asked] if asked else [])
    return _asked_now(seen, moment) if seen.conversation.status is ConversationStatus.OPEN else Changes()


def _asked_now(seen: ConversationSeen, moment: Moment) -> Changes:
    if first := greeted_late(seen, moment):
        return Changes(put=first)
    told = now_asked(seen, moment)
    choices = offered(told.seen, moment, told.prompt, told.body)
    written = message(told.seen, moment, told.body, Purpose.REPLY, choices=choices)
    return Changes(put=[told_now(told), *([written] if written else [])])
