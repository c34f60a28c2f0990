"""What the turn of a person's lane does with each thing that happens to it, other than a message in the thread."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.domain.conversation import ConversationStatus, Role
from bot.domain.inbox import Happening, Lane, Row, check_lane
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Purpose
from bot.flows.abuse.answering import answer_owed, bounded
from bot.flows.calendar import written_day
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.delivery import DELIVERY_TURNS
from bot.flows.failover import message_failed
from bot.flows.follow_up_opened import lapsed, opened, unreached
from bot.flows.forwarded import not_connected
from bot.flows.greeting import greeted, opened_again
from bot.flows.mail.received import is_for_the_address, mail_received
from bot.flows.mail.words import Words
from bot.flows.memory import recall
from bot.flows.moving import followed, move
from bot.flows.openings import facts
from bot.flows.reminding import obstacle
from bot.flows.resent import resend_asked
from bot.flows.rhythm import given_way, gives_way, waits_on
from bot.flows.said_again import said_again
from bot.flows.telling import now_asked
from bot.flows.thread import apply_held, text_received
from bot.flows.unprompted import first, reminder, told_now, unprompted
from bot.flows.ways import is_out_of_reach
from bot.flows.webform import web_answered
from bot.flows.window import opening_window
from bot.flows.writing import begun_anew, message, reminders, round_of

Turn = Callable[[PersonSeen, Row, Moment], Changes]


def person_turn(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    if person.elsewhere and not is_for_the_address(row):
        return followed(row, person.elsewhere)
    return TURNS[row.happening](person, row, moment)


def _its_own(person: PersonSeen, row: Row) -> ConversationSeen | None:
    """The conversation that a row names; None when it has been deleted since."""
    return person.named(row.payload["conversation"])


def _conversation_opened(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen = _its_own(person, row)
    if seen is None or seen.conversation.status is not ConversationStatus.OPEN:
        return Changes()
    return Changes(put=first(person, seen, moment))


def _conversation_closed(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen = _its_own(person, row)
    if seen is None:
        return Changes()
    lane = (
        replace(person.lane, focus=None, choices=(), held=())
        if person.lane.focus == seen.conversation.id
        else person.lane
    )
    return Changes(put=[replace(seen.conversation, status=ConversationStatus.CLOSED, step="done"), lane])


def _news_arrived(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """The candidate is told what became of a referee (R13)."""
    seen = _its_own(person, row)
    if seen is None or seen.conversation.status is ConversationStatus.CLOSED:
        return Changes()
    texts = seen.texts(moment)
    values = {**facts(seen, moment, texts), **row.payload["values"]}
    if "day" in values:
        values["day"] = written_day(date.fromisoformat(str(values["day"])), texts.language)
    kind = f"news.{row.payload['news']}"
    words = Words(kind, row.payload["values"])
    news = message(seen, moment, texts(f"candidate.{kind}", **values), Purpose.NEWS, words=words)
    return Changes(put=unprompted(person, seen, news))


def _slots_opened(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """The recruiter asks for more references (R43)."""
    seen = _its_own(person, row)
    if seen is None or seen.conversation.status is ConversationStatus.CLOSED:
        return Changes()
    count = row.payload["count"]
    wider = replace(seen, conversation=replace(seen.conversation, slots=seen.conversation.slots + count))
    told = now_asked(wider, moment)
    if seen.conversation.status is not ConversationStatus.DONE:
        return Changes(put=[told.seen.conversation])
    texts = seen.texts(moment)
    words = Words("more", {"referees": texts("candidate.referees", count=count)})
    body = f"{texts('candidate.more', **{**facts(seen, moment, texts), **words.values})}\n{told.body}"
    more = message(told.seen, moment, body, Purpose.OPENING, starts=reminders(told.seen), words=words)
    return Changes(put=[told_now(told), *unprompted(person, seen, more)])


def _follow_up_opened(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen = _its_own(person, row)
    if seen is None:
        return Changes()
    put, written = opened(seen, row, moment)
    return Changes(put=[*put, *unprompted(person, seen, written)])


def _reminder_fell_due(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen = _its_own(person, row)
    if seen is None or not _is_waited_for(seen) or row.payload["round"] != round_of(seen):
        return Changes()
    if is_out_of_reach(seen.conversation):
        return Changes()
    if gives_way(seen, row.payload["number"], moment.now):
        return Changes(put=[given_way(seen, row, moment)])
    return Changes(put=reminder(person, seen, moment, number=row.payload["number"], of=row.payload["of"]))


def _remind_asked(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """R34: by the recruiter. The check has judged whether it may be; what has happened since is seen here."""
    seen = _its_own(person, row)
    if seen is None or not _is_waited_for(seen) or obstacle(seen.conversation, moment.now):
        return Changes()
    mine = replace(seen.conversation, reminder_asked_at=moment.now)
    asked = _by_recruiter(seen, EventType.REMINDER_REQUESTED, row, moment)
    written = reminder(person, replace(seen, conversation=mine), moment, by=row.payload["by"])
    return Changes(put=[asked, *written])


def _is_waited_for(seen: ConversationSeen) -> bool:
    mine = seen.conversation
    return mine.status is ConversationStatus.OPEN and not mine.paused and not recall(seen.memory).is_withdrawing


def _patience_ended(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """R33: silence after the last reminder. The link stays active, and a late answer counts as usual."""
    seen = _its_own(person, row)
    if seen is None or not _is_waited_for(seen) or row.payload["round"] != round_of(seen):
        return Changes()
    if later := waits_on(seen, row, moment.now):
        return Changes(put=[later])
    mine = seen.conversation
    if recall(seen.memory).is_following_up:
        return lapsed(seen, row, moment)
    if mine.role is Role.CANDIDATE:
        is_known = seen.check.check.unreachable_at is not None  # that nobody has read anything
        return Changes(put=[] if is_known else [_by_system(seen, EventType.CANDIDATE_UNRESPONSIVE, moment)])
    payload = {"reference": mine.reference, "standing": "unobtainable"}
    key = f"{mine.id}:{recall(seen.memory).length}:unobtainable"
    return Changes(tell=[Row(check_lane(mine.check), "lane", key, Happening.REFEREE_MOVED, payload)])


def _by_system(seen: ConversationSeen, kind: EventType, moment: Moment) -> Event:
    mine = seen.conversation
    return Event(mine.organisation, mine.check, kind, Actor.SYSTEM, moment.now, {"name": mine.name}, mine.id)


def _pause_asked(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """R34: the recruiter stops the reminders of one person."""
    seen = _its_own(person, row)
    if seen is None or seen.conversation.paused:
        return Changes()
    event = _by_recruiter(seen, EventType.PAUSED, row, moment)
    return Changes(put=[replace(seen.conversation, paused=True), event])


def _resume_asked(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """The reminders begin anew: those from before the pause may all have passed."""
    seen = _its_own(person, row)
    if seen is None or not seen.conversation.paused:
        return Changes()
    mine, event = replace(seen.conversation, paused=False), _by_recruiter(seen, EventType.RESUMED, row, moment)
    return Changes(put=[mine, event, *begun_anew(seen, moment, row.key)])


def _by_recruiter(seen: ConversationSeen, kind: EventType, row: Row, moment: Moment) -> Event:
    about = {"name": seen.conversation.name, "by": row.payload["by"]}
    return replace(_by_system(seen, kind, moment), actor=Actor.RECRUITER, about=about)


def _conversation_moved(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen = _its_own(person, row)
    return move(person, seen, row) if seen else Changes()


def _conversation_arrived(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen, held = _its_own(person, row), row.payload["held"]
    if seen is None:
        return Changes()
    if "again" in row.payload:  # something did not arrive where it was (R38)
        again = row.payload["again"]
        return said_again(person, seen, again, moment) if again else Changes()
    return apply_held(person, seen, (held,), moment) if held else greeted(person, seen, moment)


def _opening_asked(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen = _its_own(person, row)
    if seen is None:
        return Changes()
    now, *written = opened_again(seen, moment) or [seen.conversation]
    return Changes(put=[now, *unprompted(person, seen, *written)])


def _errand_done(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """A contact card has been fetched, or could not be (R16)."""
    seen = _its_own(person, row)
    if seen is None or seen.conversation.status is ConversationStatus.CLOSED:
        return Changes()
    changes = apply_held(person, seen, ({**row.payload, "cards": []},), moment)
    if person.lane.choices:  # a question waits for its number still, and messages for that
        changes.put = [one for one in changes.put if not isinstance(one, Lane)]
    return changes


TURNS: dict[Happening, Turn] = {
    Happening.TEXT_RECEIVED: bounded(opening_window(text_received)),
    Happening.MESSAGE_FAILED: message_failed,
    Happening.WEB_ANSWERED: web_answered,
    Happening.MAIL_RECEIVED: mail_received,
    Happening.ERRAND_DONE: bounded(_errand_done),
    Happening.ANSWER_OWED: answer_owed,
    **DELIVERY_TURNS,
    Happening.CONVERSATION_OPENED: _conversation_opened,
    Happening.CONVERSATION_CLOSED: _conversation_closed,
    Happening.NEWS_ARRIVED: _news_arrived,
    Happening.FOLLOW_UP_OPENED: _follow_up_opened,
    Happening.REMINDER_FELL_DUE: _reminder_fell_due,
    Happening.REMIND_ASKED: _remind_asked,
    Happening.RESEND_ASKED: resend_asked,
    Happening.PATIENCE_ENDED: _patience_ended,
    Happening.FOLLOW_UP_UNREACHED: unreached,
    Happening.PAUSE_ASKED: _pause_asked,
    Happening.RESUME_ASKED: _resume_asked,
    Happening.SLOTS_OPENED: _slots_opened,
    Happening.CONVERSATION_MOVED: _conversation_moved,
    Happening.CONVERSATION_ARRIVED: _conversation_arrived,
    Happening.OPENING_ASKED: _opening_asked,
    Happening.NOT_CONNECTED: not_connected,
}
