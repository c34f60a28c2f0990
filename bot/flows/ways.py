"""By which ways a person may be reached, in the order in which they are tried (R3, R38)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.domain.channel import Channel, Contact
from bot.domain.check import Check
from bot.domain.conversation import Conversation, Role
from bot.domain.inbox import person_lane, web_lane
from bot.domain.phone import untextable
from bot.domain.reference import Reference
from bot.domain.sender import BY_NUMBER, own_key
from bot.flows.changes import ConversationSeen, Moment

ALLOWED: Mapping[Contact, tuple[Channel, ...]] = {
    Contact.SMS: (Channel.SMS,),
    Contact.WHATSAPP: (Channel.WHATSAPP, Channel.SMS),
    Contact.EMAIL: (Channel.EMAIL,),
    Contact.SMS_AND_EMAIL: (Channel.SMS, Channel.EMAIL),
    Contact.NONE: (),
}


@dataclass(frozen=True, slots=True)
class Way:
    """The thread that a conversation goes on in."""

    lane: str
    sender: str
    address: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Addresses:
    phone: str | None
    email: str | None


def first_way(check: Check, contact: Contact, conversation: str, addresses: Addresses, moment: Moment) -> Way:
    """The web alone where nothing is sent, or can be."""
    ways = (_way(check, channel, addresses, moment) for channel in ALLOWED[contact])
    return next((way for way in ways if way), Way(web_lane(conversation), "", "", Channel.WEB))


def way_on(seen: ConversationSeen, channel: Channel, moment: Moment) -> Way | None:
    """None where no address is known for it, or this installation does not write on it."""
    return _way(seen.check.check, channel, addresses_of(seen), moment)


def next_way(seen: ConversationSeen, moment: Moment) -> Way | None:
    """The first way that has not failed."""
    gone = {*seen.conversation.failed, seen.conversation.channel.value}
    ways = (way_on(seen, channel, moment) for channel in ALLOWED[contact_of(seen)] if channel.value not in gone)
    return next((way for way in ways if way), None)


def way_beside(seen: ConversationSeen, moment: Moment) -> Way | None:
    """Where a mail goes beside the thread, for those who are to be written to on both and have not been heard."""
    mine = seen.conversation
    if contact_of(seen) is not Contact.SMS_AND_EMAIL or mine.channel is not Channel.SMS or mine.last_heard_at:
        return None
    return way_on(seen, Channel.EMAIL, moment)


def possible_lanes(check: Check, references: Iterable[Reference]) -> frozenset[str]:
    """All in which somebody of this check could be written to."""
    people = [Addresses(check.candidate_phone, check.candidate_email)]
    people += [Addresses(one.phone, one.email) for one in references]
    channels = (*BY_NUMBER, Channel.EMAIL)
    ways = (_possible_way(check, channel, addresses) for addresses in people for channel in channels)
    return frozenset(way.lane for way in ways if way)


def is_out_of_reach(mine: Conversation) -> bool:
    """What was written in their thread failed for a reason that lasts, and there was no other way."""
    return mine.channel.value in mine.failed


def going_by(mine: Conversation, way: Way) -> Conversation:
    return replace(mine, lane=way.lane, sender=way.sender, address=way.address, channel=way.channel)


def contact_of(seen: ConversationSeen) -> Contact:
    check = seen.check.check
    return check.candidate_contact if seen.conversation.role is Role.CANDIDATE else check.referee_contact


def addresses_of(seen: ConversationSeen) -> Addresses:
    """As they were given when the person was named."""
    if reference := seen.reference:
        return Addresses(reference.phone, reference.email)
    return Addresses(seen.check.check.candidate_phone, seen.check.check.candidate_email)


def _way(check: Check, channel: Channel, addresses: Addresses, moment: Moment) -> Way | None:
    """The sender is the one that the check began with, whatever its sub-account writes from by now: a person's thread,
    and with it their STOP, must not change under them (R30)."""
    possible = _possible_way(check, channel, addresses)
    return possible if check.senders.get(channel) or channel in moment.channels else None


def _possible_way(check: Check, channel: Channel, addresses: Addresses) -> Way | None:
    address = addresses.phone if channel in BY_NUMBER else addresses.email
    if not address or (channel in BY_NUMBER and untextable(address)):
        return None
    own = check.senders.get(channel)
    sender = own_key(channel, own) if own else channel.value
    lane = person_lane(sender, address.casefold())  # one mailbox, however it is spelled: STOP holds for it (R30)
    return Way(lane, sender, address, channel)
