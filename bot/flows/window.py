"""WhatsApp takes free words for 24 hours after whatever a person last wrote there: their lane remembers when."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.channel import Channel
from bot.domain.inbox import Lane, Row
from bot.flows.changes import Changes, Moment, PersonSeen

Turn = Callable[[PersonSeen, Row, Moment], Changes]


def opening_window(turn: Turn) -> Turn:
    """The turn of a text, after which the window is open."""

    def heard(person: PersonSeen, row: Row, moment: Moment) -> Changes:
        if row.payload["channel"] != Channel.WHATSAPP:
            return turn(person, row, moment)
        lane = replace(person.lane, heard_at=moment.now)
        changes = turn(replace(person, lane=lane), row, moment)
        is_kept = any(isinstance(one, Lane) and one.key == lane.key for one in changes.put)
        return changes if is_kept else replace(changes, put=[lane, *changes.put])

    return heard
