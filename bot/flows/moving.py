"""A conversation that goes on in another lane, since the person wrote from there (R18).

The check's lane decides and tells the old lane, which alone may change the conversation: it writes down the new lane
and tells that one. Whatever still reaches the old lane for the conversation (timers, rows under way) follows it.
"""

from dataclasses import replace
from typing import Any

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.inbox import Happening, Row
from bot.flows.changes import Changes, ConversationSeen, PersonSeen
from bot.flows.ways import Way, going_by

LONGEST_MEMORY = 10  # checks that a lane remembers to have let go


def to_move(mine: Conversation, way: Way, cause: Row, held: dict[str, Any] | None = None) -> Row:
    """The row by which a check has a conversation move; `held` is a message to be applied there, if there is one."""
    payload = {
        "conversation": mine.id,
        "lane": way.lane,
        "sender": way.sender,
        "address": way.address,
        "channel": way.channel.value,
        "held": held,
    }
    key = f"{cause.source}:{cause.key}:moved:{mine.id}"
    return Row(mine.lane, "lane", key, Happening.CONVERSATION_MOVED, payload)


def followed(row: Row, lane: str) -> Changes:
    """The row goes on to where its conversation is now. A page that has sent it is shown what is asked, as ever."""
    on = Row(lane, "lane", f"{row.source}:{row.key}:followed", row.happening, row.payload)
    outcome = {"stale": False, "understood": True, "notices": []} if row.happening is Happening.WEB_ANSWERED else {}
    return Changes(tell=[on], outcome=outcome)


def move(person: PersonSeen, seen: ConversationSeen, row: Row) -> Changes:
    """The person wrote from there: then that channel reaches them, whatever had failed on it (R38)."""
    to, mine = row.payload, seen.conversation
    way = Way(to["lane"], to["sender"], to["address"], Channel(to["channel"]))
    reached = replace(mine, failed=tuple(one for one in mine.failed if one != way.channel))
    return moved_to(person, reached, way, row, {"held": to["held"]})


def moved_to(person: PersonSeen, mine: Conversation, way: Way, row: Row, payload: dict[str, Any]) -> Changes:
    """The last that this lane does with the conversation; `payload` is for the lane where it arrives."""
    told = {"conversation": mine.id, **payload}
    arrived = Row(way.lane, "lane", f"{row.source}:{row.key}:arrived", Happening.CONVERSATION_ARRIVED, told)
    if way.lane == person.lane.key:
        return Changes(put=[mine], tell=[arrived])
    return Changes(put=[replace(going_by(mine, way), told_step=""), _let_go(person, mine)], tell=[arrived])


def _let_go(person: PersonSeen, mine: Conversation) -> Any:
    lane = person.lane
    checks = (*(one for one in lane.departed if one != mine.check), mine.check)
    return replace(
        lane,
        focus=None if lane.focus == mine.id else lane.focus,
        choices=tuple(one for one in lane.choices if one != mine.id),
        departed=checks[-LONGEST_MEMORY:],
    )


def is_quiet_here(person: PersonSeen) -> bool:
    """Whether nothing is open here, but something that moved on: then a message can only be for that."""
    is_open = any(seen.conversation.status is ConversationStatus.OPEN for seen in person.conversations)
    return bool(person.lane.departed) and not is_open
