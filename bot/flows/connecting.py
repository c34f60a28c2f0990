"""What a check does about those who come by its forwarded link: each is connected only as nominated (R18)."""

from collections.abc import Callable

from bot.domain.channel import Channel
from bot.domain.check import CheckStatus
from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import Actor, EventType
from bot.domain.phone import normal_phone, region_of
from bot.domain.reference import OUT_OF_THE_COUNT, Reference, Standing
from bot.domain.sender import own_key
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import event, to_person
from bot.flows.forwarded import given_back
from bot.flows.moving import to_move
from bot.flows.openings import first_name
from bot.flows.readers.contact import EMAIL, found_email
from bot.flows.ways import Way

Turn = Callable[[CheckSeen, Row, Moment], Changes]
OVER = frozenset({*OUT_OF_THE_COUNT, Standing.SUBMITTED})


def _wrote_first(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    if not _is_its_sender(seen, row):
        return given_back(row)
    if row.lane != check_lane(seen.check.id):
        return _passed_on(seen, row)
    reference = _nominated_by_phone(seen, row.payload["address"])
    mine = _conversation(seen, row.payload["address"], reference)
    if mine is None:
        return _answered(seen, row, moment, "thread.not_connected")
    if seen.check.status is CheckStatus.CANCELLED or (reference and reference.standing in OUT_OF_THE_COUNT):
        return _answered(seen, row, moment, "thread.closed")
    if reference and reference.standing is Standing.SUBMITTED and row.payload["held"] is None:
        return _answered(seen, row, moment, "referee.already_submitted")
    return _connected(seen, mine, row, moment)


def _is_its_sender(seen: CheckSeen, row: Row) -> bool:
    """A number of somebody else's own is not the thread of this check, whatever code is written to it (R57)."""
    channel = row.payload["channel"]
    own = seen.check.senders.get(channel)
    return row.payload["sender"] in (channel, own_key(channel, own) if own else channel)


def _passed_on(seen: CheckSeen, row: Row) -> Changes:
    """From the lane of the code, which sees the check, to the check's own, which may change it."""
    key = f"{row.key}:{seen.check.id}"
    return Changes(tell=[Row(check_lane(seen.check.id), "lane", key, row.happening, row.payload)])


def _nominated_by_phone(seen: CheckSeen, phone: str) -> Reference | None:
    """The latest that was nominated with this number; one that has been replaced only where there is no other."""
    known = [one for one in reversed(seen.references) if one.phone == phone]
    return next((one for one in known if one.standing not in OUT_OF_THE_COUNT), known[0] if known else None)


def _conversation(seen: CheckSeen, phone: str, reference: Reference | None) -> Conversation | None:
    if reference:
        return seen.people.get(reference.conversation)
    return seen.candidate if phone == seen.check.candidate_phone else None


def _connected(seen: CheckSeen, mine: Conversation, row: Row, moment: Moment) -> Changes:
    words = row.payload
    way = Way(words["lane"], words["sender"], words["address"], Channel(words["channel"]))
    changes = Changes(tell=[to_move(mine, way, row, words["held"])])
    if mine.reference and words["held"] is None and mine.lane != way.lane:
        kind, name = EventType.REFEREE_CONNECTED, mine.name
        changes.put.append(event(seen.check, kind, Actor.REFEREE, moment.now, mine.id, name=name))
    return changes


def _answered(seen: CheckSeen, row: Row, moment: Moment, key: str) -> Changes:
    """Words of ours to somebody who has no conversation there."""
    check, words = seen.check, row.payload
    texts = seen.texts(check.language, moment)
    values = {"candidate": check.candidate_name, "candidate_first": first_name(check.candidate_name)}
    payload = {"says": texts(key, **values), **{name: words[name] for name in ("sender", "channel", "address")}}
    key = f"{row.key}:{Happening.NOT_CONNECTED}"
    return Changes(tell=[Row(words["lane"], "lane", key, Happening.NOT_CONNECTED, payload)])


def _opening_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """From the link's page. It goes to the address that was nominated, whoever asks: nobody learns who that is."""
    reference = _nominated(seen, row.payload["text"])
    if reference is None or reference.standing in OVER or seen.check.status is CheckStatus.CANCELLED:
        return Changes()
    mine = seen.people[reference.conversation]
    return Changes(tell=[to_person(mine.lane, row, Happening.OPENING_ASKED, mine.id)])


def is_an_address(seen: CheckSeen, text: str) -> bool:
    """Whether somebody may have been nominated with this at all."""
    return bool(found_email(text) or normal_phone(text, region_of(seen.check.candidate_phone)))


def _nominated(seen: CheckSeen, text: str) -> Reference | None:
    email, region = found_email(text), region_of(seen.check.candidate_phone)
    if email:
        known = [one for one in reversed(seen.references) if one.email == email]
        return next((one for one in known if one.standing not in OVER), None)
    phone = normal_phone(EMAIL.sub(" ", text), region)
    return _nominated_by_phone(seen, phone) if phone else None


CAME_BY_LINK: dict[Happening, Turn] = {
    Happening.REFEREE_WROTE_FIRST: _wrote_first,
    Happening.OPENING_ASKED: _opening_asked,
}
