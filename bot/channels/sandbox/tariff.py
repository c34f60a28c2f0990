"""What the sandbox's likeness of Twilio says that a message cost: figures of its own, which nobody pays."""

from decimal import Decimal

from bot.domain.sandbox import Direction, SandboxMessage
from bot.domain.segments import segments

SMS_SEGMENT, WHATSAPP_MESSAGE = Decimal("0.05500"), Decimal("0.00500")
COSTS = frozenset({"sent", "delivered", "undelivered", "read"})  # known once it has left


def price_of(message: SandboxMessage) -> str | None:
    """Negative, as Twilio has it, since it is taken from the account."""
    if message.direction is Direction.INBOUND or message.status not in COSTS:
        return None
    return str(-WHATSAPP_MESSAGE if message.is_whatsapp else -SMS_SEGMENT * segments(message.body))
