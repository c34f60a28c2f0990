"""What a person's lane does when a recruiter has them written to again: the conversation goes on where it was asked."""

from dataclasses import replace

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.inbox import Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Purpose
from bot.flows.changes import Changes, Moment, PersonSeen
from bot.flows.failover import goes_on_by
from bot.flows.ways import way_on


def resend_asked(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """The check has judged whether it may be; what has happened since is seen here."""
    seen, channel = person.named(row.payload["conversation"]), Channel(row.payload["channel"])
    if seen is None or seen.conversation.status is not ConversationStatus.OPEN or person.lane.opted_out_at:
        return Changes()
    way = way_on(seen, channel, moment)
    if way is None:
        return Changes()
    failed = tuple(one for one in seen.conversation.failed if one != channel)
    # What still waits for its hour gives way to what is said now.
    mine = replace(seen.conversation, failed=failed, reminder_asked_at=moment.now, opening_asked_at=moment.now)
    changes = goes_on_by(person, mine, way, row, _again(mine, row, moment))
    changes.put.append(_resent(mine, row, moment))
    return changes


def _again(mine: Conversation, row: Row, moment: Moment) -> dict[str, object]:
    """The first message to those who have not begun; to others, what is asked now."""
    purpose = Purpose.OPENING if mine.step == "consent" else Purpose.REPLY
    return {
        "purpose": purpose.value,
        "was_sent": row.payload["was_invited"],
        "written_at": moment.now.isoformat(),
        "tries": 0,
        "about": {},
        "news": "",
    }


def _resent(mine: Conversation, row: Row, moment: Moment) -> Event:
    about = {"name": mine.name, "channel": row.payload["channel"], "by": row.payload["by"]}
    return Event(mine.organisation, mine.check, EventType.MESSAGE_RESENT, Actor.RECRUITER, moment.now, about, mine.id)
