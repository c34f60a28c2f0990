"""What becomes of messages that a provider has accepted: when it is asked, since its reports get lost, and silence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.channel import Channel
from bot.domain.message import DELIVERY_RANK, Delivery, Message

# After sending, in product time. A price comes some minutes after delivery, and a queue lasts ten hours at most.
ASKED_AFTER = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=12))
ASKED_ABOUT = (Channel.SMS, Channel.WHATSAPP)  # mail bounces by itself, and a post in Slack stands
NO_SIGN = "no_sign_of_delivery"
FINAL_RANK = DELIVERY_RANK[Delivery.DELIVERED]


@dataclass(frozen=True, slots=True)
class Asked:
    """A message whose provider is to be asked now."""

    message: Message
    times: int  # that the provider has answered before
    heard_at: datetime | None = None  # when something last came in on the message's lane

    @property
    def next_at(self) -> datetime | None:
        """When to ask once more, should that be needed; None after the last time."""
        sent_at = self.message.sent_at
        return sent_at + ASKED_AFTER[self.times + 1] if sent_at and self.times + 1 < len(ASKED_AFTER) else None

    def is_silent(self, told: Delivery | None) -> bool:
        """Whether the message counts as failed, if that is all that the provider tells in the end.

        Whoever has blocked us on WhatsApp gets nothing, and the provider never says so: the message stays `sent`.
        """
        is_whatsapp = self.message.channel is Channel.WHATSAPP
        return is_whatsapp and self.next_at is None and not self._has_arrived(told)

    def _has_arrived(self, told: Delivery | None) -> bool:
        known = [one for one in (told, self.message.delivery) if one is not None]
        has_written = bool(self.heard_at and self.message.sent_at and self.heard_at > self.message.sent_at)
        return has_written or any(is_final(one) for one in known)


def is_final(delivery: Delivery) -> bool:
    return DELIVERY_RANK[delivery] >= FINAL_RANK
