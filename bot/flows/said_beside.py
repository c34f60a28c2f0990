"""What a refused text was to say, and a mail beside it has said: that counts, and its clocks run (R31, R36)."""

from dataclasses import replace

from bot.domain.conversation import ConversationStatus
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import Actor, Event
from bot.domain.message import Purpose
from bot.flows.changes import Changes, ConversationSeen, Moment
from bot.flows.ways import Way, going_by
from bot.flows.writing import clocks_now, invited, reminded


def count_beside(changes: Changes, seen: ConversationSeen, way: Way, row: Row, moment: Moment) -> None:
    """`row` tells of the text. Nothing where the provider had taken it: then all this began with it."""
    mine, told = seen.conversation, row.payload
    if told["was_sent"] or mine.status is not ConversationStatus.OPEN:
        return
    is_first = Purpose(told["purpose"]) is Purpose.OPENING
    tells = invited(mine) if is_first else reminded(mine)
    about = {"name": mine.name, **told["about"]}
    changes.put.append(Event(mine.organisation, mine.check, tells, Actor.SYSTEM, moment.now, about, mine.id))
    if is_first:
        changes.put += clocks_now(replace(seen, conversation=going_by(mine, way)), moment)
    payload = {"tells": tells.value, "conversation": mine.id}
    key = f"{row.source}:{row.key}:beside"
    changes.tell.append(Row(check_lane(mine.check), "lane", key, Happening.MESSAGE_SENT, payload))
