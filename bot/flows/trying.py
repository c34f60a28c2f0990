"""A channel is tried with a message to whoever asks for it."""

from bot.domain.channel import Channel
from bot.domain.inbox import Row
from bot.domain.message import Message, Purpose
from bot.domain.phone import zone_of
from bot.domain.segments import segments
from bot.flows.changes import Changes, Moment, OrganisationSeen, PersonSeen


def channel_tried(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """The outcome says whose try this row was: there are few of them in an hour, and the first to take one has it."""
    return Changes(outcome={"message": row.payload["message"]})


def test_due(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """At any hour, since somebody waits for it; but to nobody who has written STOP."""
    asked = row.payload
    written = Message(
        key=asked["message"],
        organisation=asked["organisation"],
        check=None,
        conversation=None,
        lane=person.lane.key,
        sender=asked["sender"],
        channel=Channel(asked["channel"]),
        address=asked["address"],
        purpose=Purpose.TEST,
        body=asked["body"],
        segments=segments(asked["body"]),
        due_at=moment.now,
        created_at=moment.now,
        zone=zone_of(asked["address"], "UTC"),
    )
    return Changes(put=[written])
