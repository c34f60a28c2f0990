"""A conversation that goes on in another lane, since the person wrote from there (R18).

The check's lane decides and tells the old lane, which alone may change the conversation: it writes down the new lane
and tells that one. Whatever still reaches the old lane for the conversation (timers, rows under way) follows it.
"""

from dataclasses import dataclass, replace
from typing import Any

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.inbox import Happening, Row
from bot.flows.changes import Changes, ConversationSeen, PersonSeen

LONGEST_MEMORY = 10  # checks that a lane remembers to have let go


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation goes on."""

    lane: str
    sender: str
    address: str
    channel: Channel


def to_move(mine: Conversation, place: Place, cause: Row, held: dict[str, Any] | None = None) -> Row:
    """The row by which a check has a conversation move; `held` is a message to be applied there, if there is one."""
    payload = {
        "conversation": mine.id,
        "lane": place.lane,
        "sender": place.sender,
        "address": place.address,
        "channel": place.channel.value,
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
    """The last that this lane does with the conversation."""
    to, mine = row.payload, seen.conversation
    arrived = Row(
        to["lane"], "lane", f"{row.key}:arrived", Happening.CONVERSATION_ARRIVED, _named(mine) | {"held": to["held"]}
    )
    if to["lane"] == person.lane.key:
        return Changes(tell=[arrived])
    moved = replace(
        mine, lane=to["lane"], sender=to["sender"], address=to["address"], channel=Channel(to["channel"]), told_step=""
    )
    return Changes(put=[moved, _let_go(person, mine)], tell=[arrived])


def _named(mine: Conversation) -> dict[str, Any]:
    return {"conversation": mine.id}


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
