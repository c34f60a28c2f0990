"""A recruiter has somebody written to again, on another channel or the same, where a message did not arrive (R48, R52).

Beyond the check's choice of contact, too: that is their call. Never where somebody has written STOP (R30).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.channel import Channel
from bot.domain.check import CheckStatus
from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening, Row
from bot.domain.phone import untextable
from bot.domain.sender import BY_NUMBER
from bot.flows.changes import Changes, CheckSeen, ConversationSeen, Moment
from bot.flows.check import by_conversation, to_person
from bot.flows.recruiter_reminding import named
from bot.flows.refusing import pointer, refused
from bot.flows.reminding import Obstacle, obstacle_seen, why
from bot.flows.ways import Way, addresses_of, way_on

CHANNELS = (Channel.SMS, Channel.WHATSAPP, Channel.EMAIL)
OVER = frozenset({CheckStatus.COMPLETED, CheckStatus.CANCELLED})
STOPPED = "{name} has written STOP there: nothing is sent to them. The link is yours to pass on."
NO_ADDRESS = {
    Channel.SMS: "No phone number of {name} is known.",
    Channel.WHATSAPP: "No phone number of {name} is known.",
    Channel.EMAIL: "No e-mail address of {name} is known.",
}
NO_MOBILE = "The number of {name} gets no text messages."
NOT_HERE = "This installation does not write on {channel}."


@dataclass(frozen=True, slots=True)
class Refusal:
    kind: str
    detail: str
    at: str | None = None  # a JSON pointer


def resend_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    mine = person_meant(seen, row.payload["person"])
    if mine is None:
        return _unknown(seen, row)
    channel = Channel(row.payload["channel"])
    if found := why_not(seen, mine, channel, moment):
        return refused(found.kind, found.detail, found.at)
    changes = Changes(outcome={"resent": mine.id})
    if seen.check.unreachable_at and mine.id == (seen.candidate and seen.candidate.id):
        changes.put.append(replace(seen.check, unreachable_at=None, unreachable_because=""))
    told = {"channel": channel.value, "by": row.payload["by"], "was_invited": _was_invited(seen, mine)}
    changes.tell.append(to_person(mine.lane, row, row.happening, mine.id, **told))
    return changes


def person_meant(seen: CheckSeen, called: str) -> Conversation | None:
    """By "candidate" or "referee.2", or the id of a conversation or reference."""
    by_reference = {one.id: seen.people[one.conversation] for one in seen.references if one.conversation in seen.people}
    return {**seen.people, **by_reference, **named(seen)}.get(called)


def open_channels(seen: CheckSeen, mine: Conversation, moment: Moment) -> tuple[Channel, ...]:
    """Those on which they may be written to again, the ones that have not failed first."""
    possible = [one for one in CHANNELS if why_not(seen, mine, one, moment) is None]
    return tuple(sorted(possible, key=lambda one: one in mine.failed))


def why_not(seen: CheckSeen, mine: Conversation, channel: Channel, moment: Moment) -> Refusal | None:
    """What keeps the recruiter from it, if anything does."""
    if seen.check.status in OVER or seen.check.cancelling_until:
        return Refusal("check-over", f"The check is {seen.check.status}: no messages go out any more.")
    if mine.lane in seen.stopped:
        return Refusal("opted-out", STOPPED.format(name=mine.name))
    if obstacle := _obstacle(seen, mine, channel, moment.now):
        kind = "reminded-recently" if obstacle is Obstacle.RECENTLY else "nothing-to-resend"
        return Refusal(kind, why(obstacle, seen, mine, moment.now))
    way = _way(seen, mine, channel, moment)
    if way is None:
        return _no_way(seen, mine, channel)
    return Refusal("opted-out", STOPPED.format(name=mine.name)) if way.lane in seen.stopped else None


def _way(seen: CheckSeen, mine: Conversation, channel: Channel, moment: Moment) -> Way | None:
    return way_on(ConversationSeen(mine, (), seen), channel, moment)


def _obstacle(seen: CheckSeen, mine: Conversation, channel: Channel, now: datetime) -> Obstacle | None:
    """That nothing is sent from here is what is to change; a reminder an hour ago counts on its own channel alone."""
    found = obstacle_seen(seen, mine, now)
    if found is Obstacle.UNREACHED or (found is Obstacle.RECENTLY and channel is not mine.channel):
        return None
    return found


def _no_way(seen: CheckSeen, mine: Conversation, channel: Channel) -> Refusal:
    known = addresses_of(ConversationSeen(mine, (), seen))
    if not (known.email if channel is Channel.EMAIL else known.phone):
        return Refusal("no-address", NO_ADDRESS[channel].format(name=mine.name), pointer("channel"))
    if channel in BY_NUMBER and known.phone and untextable(known.phone):
        return Refusal("no-address", NO_MOBILE.format(name=mine.name), pointer("channel"))
    return Refusal("channel-not-available", NOT_HERE.format(channel=channel.value), pointer("channel"))


def _was_invited(seen: CheckSeen, mine: Conversation) -> bool:
    """Whether the first message has gone out once: then to send it again is no invitation."""
    if reference := by_conversation(seen, mine.id):
        return reference.invited_at is not None
    return seen.check.unreachable_at is None and (mine.id in seen.reminders_due or mine.step != "consent")


def _unknown(seen: CheckSeen, row: Row) -> Changes:
    detail = f"There is no {row.payload['person']!r} in this check; choose one of: {', '.join(named(seen))}."
    return refused("unknown-person", detail, pointer("person"))


TURNS: dict[Happening, Callable[[CheckSeen, Row, Moment], Changes]] = {Happening.RESEND_ASKED: resend_asked}
