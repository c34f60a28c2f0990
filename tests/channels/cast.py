"""Who writes to whom in these tests."""

from datetime import UTC, datetime, timedelta

from bot.domain.channel import Channel
from bot.domain.message import Message, Purpose
from bot.domain.sender import Sender

ANNA = "+46701740605"
BO = "+46701740606"
US = "+46701740600"
SERVICE = "MG" + "5" * 32
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

SMS = Sender("sms", Channel.SMS, US, 100.0)
WHATSAPP = Sender("whatsapp", Channel.WHATSAPP, US, 80.0)
SERVED = Sender("sms", Channel.SMS, "", 100.0, SERVICE)


def a_message(
    body: str = "Hej Anna!", key: str = "m-1", to: str = ANNA, attempts: int = 0, sender: Sender = SMS
) -> Message:
    return Message(
        key=key,
        organisation="o",
        check=None,
        conversation=None,
        lane=f"person:{sender.key}:{to}",
        sender=sender.key,
        channel=sender.channel,
        address=to,
        purpose=Purpose.REPLY,
        body=body,
        segments=1,
        due_at=NOON,
        created_at=NOON,
        zone="Europe/Stockholm",
        attempts=attempts,
    )


class Hands:
    """A clock moved by hand: product time may run ahead of the machine's."""

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        self.ahead = ahead

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def real(self) -> datetime:
        return datetime.now(UTC)


class Still(Hands):
    """It stands at noon, also the machine's, until it is moved: neither midnight nor slowness comes in between."""

    at = NOON

    def now(self) -> datetime:
        return self.at + self.ahead

    def real(self) -> datetime:
        return self.at
