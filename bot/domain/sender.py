"""A sender: the number or address that we write from, and how fast it may write.

The shared ones, which the settings name, are known by their channel: `sms`. A number of a sub-account's own is known by
channel and number, `sms:+46846500999`: its key tells all there is to know of it, so that every program can write from
one that was claimed a moment ago, without a restart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.channel import Channel

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
SLACK_POSTS_PER_SECOND = 1.0  # to one channel
BY_NUMBER = (Channel.SMS, Channel.WHATSAPP)  # the channels that have senders


@dataclass(frozen=True, slots=True)
class Sender:
    key: str
    channel: Channel
    address: str  # E.164, or empty when only a messaging service is known
    segments_per_second: float
    messaging_service: str | None = None
    burst_seconds: float = 1.0  # how far ahead of its rate it may write


@dataclass(frozen=True, slots=True)
class OwnSender:
    """That an organisation's sub-accounts write from a number. It stays theirs: people may still write to it."""

    key: str
    organisation: str
    arrives_at: datetime = LONG_AGO  # from which its rate is reckoned: by the machine's clock, which no turn knows


@dataclass(frozen=True, slots=True)
class Senders:
    """Everybody that we may write as."""

    shared: Mapping[str, Sender]  # by key
    own_segments_per_second: float | None = None  # of a number of somebody's own; None: we write from none
    is_in_slack: bool = False

    def get(self, key: str) -> Sender | None:
        return self.shared.get(key) or self._own(key) or self._in_slack(key)

    def of(self, own: Mapping[str, str]) -> Mapping[str, Sender]:
        """By channel: the number of somebody's own where there is one, else the shared sender."""
        mine = {channel: self._own(own_key(channel, number)) for channel, number in own.items()}
        return {**self.shared, **{channel: sender for channel, sender in mine.items() if sender}}

    @property
    def reserved(self) -> frozenset[str]:
        """The keys that the shared numbers would have as somebody's own, which nobody may claim."""
        return frozenset(own_key(one.channel, one.address) for one in self.shared.values() if one.address)

    @property
    def channels(self) -> frozenset[Channel]:
        """Those on which anybody can be written to."""
        return frozenset(one.channel for one in self.shared.values())

    def _own(self, key: str) -> Sender | None:
        channel, _, number = key.partition(":")
        if channel not in BY_NUMBER or not number or self.own_segments_per_second is None:
            return None
        return Sender(key, Channel(channel), number, self.own_segments_per_second)

    def _in_slack(self, key: str) -> Sender | None:
        """One for each channel there: `slack:T0123:C0456`."""
        kind, _, place = key.partition(":")
        if kind != Channel.SLACK or not self.is_in_slack:
            return None
        return Sender(key, Channel.SLACK, place.partition(":")[2], SLACK_POSTS_PER_SECOND, burst_seconds=0.0)


def own_key(channel: str, number: str) -> str:
    return f"{channel}:{number}"
