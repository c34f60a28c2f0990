"""Which numbers a sub-account may have as its own: any that is neither shared nor another organisation's (R3, R57)."""

from collections.abc import Iterator, Mapping

from bot.domain.sender import OwnSender, own_key
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import pointer, refused


def refused_sender(seen: OrganisationSeen, asked: Mapping[str, str | None], moment: Moment) -> Changes | None:
    """In the same words whoever has the number, so that nobody learns of another organisation's."""
    for channel, key in _keys(asked):
        if key in moment.reserved_senders or seen.claims.get(key, seen.organisation.id) != seen.organisation.id:
            detail = f"The number for {channel} is in use already, and cannot be a sender of your own."
            return refused("sender-taken", detail, pointer("senders", channel))
    return None


def claims(seen: OrganisationSeen, asked: Mapping[str, str | None]) -> list[OwnSender]:
    """Should another organisation claim the same number now, the second to be written is refused by the database; its
    row is tried again, sees the first, and is refused in words."""
    keys = [key for _, key in _keys(asked) if key not in seen.claims]
    return [OwnSender(key, seen.organisation.id) for key in keys]


def _keys(asked: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((channel, own_key(channel, number)) for channel, number in asked.items() if number)
