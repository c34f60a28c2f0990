"""The provider says that somebody wants nothing more from a sender of ours: remembered as if they had told us (R30).

They may have written STOP while our webhook was away, or to another number of the same messaging service.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.conversation import ConversationStatus
from bot.domain.inbox import Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.flows.changes import ConversationSeen, Moment, PersonSeen, Record


def opted_out(person: PersonSeen, row: Row, moment: Moment) -> list[Record]:
    """Until they write START. `row` tells of a message that failed.

    Nothing where it has followed a conversation from the lane that it is about, or is older than what they have written
    since: that may have been START.
    """
    if person.lane.opted_out_at is not None or row.source == "lane" or _has_written_since(person, row):
        return []
    concerned = [one for one in person.conversations if one.conversation.status is not ConversationStatus.CLOSED]
    return [replace(person.lane, opted_out_at=moment.now), *(_event(one, moment) for one in concerned)]


def _has_written_since(person: PersonSeen, row: Row) -> bool:
    heard_at = person.lane.heard_at
    return heard_at is not None and heard_at > datetime.fromisoformat(row.payload["written_at"])


def _event(seen: ConversationSeen, moment: Moment) -> Event:
    mine = seen.conversation
    about = {"name": mine.name, "by_provider": True}  # when they said so, and about what, nobody tells us
    return Event(mine.organisation, mine.check, EventType.OPTED_OUT, Actor.SYSTEM, moment.now, about, mine.id)
