"""What 46elks says no with, in our words.

It documents no codes, only that it answers by HTTP's: so the few texts that tell more are matched by their words, and
everything else keeps its status, `provider_400`. What is plainly wrong is not sent at all.
"""

import re

from bot.channels.webhook_form import E164
from bot.domain.message import Message

NOT_DELIVERED = "not_delivered"  # `failed`: a report gives no reason
UNTIL_PUT_RIGHT = frozenset({401, 402, 403, 404})  # credentials, no credit left, a wrong address of the API
WORDS = (
    (
        re.compile(r"\b(to|recipient|destination)\b.*\b(number|invalid|valid|format)|\binvalid (to|number)\b"),
        "number_invalid",
    ),
    (
        re.compile(r"\b(from|sender)\b.*\b(number|invalid|valid|format|allowed)|\binvalid (from|sender)\b"),
        "sender_wrong",
    ),
    (
        re.compile(r"\bmessage\b.*\b(empty|missing|long|invalid|required)|\b(empty|missing|invalid) message\b"),
        "message_wrong",
    ),
)


def wrong_with(message: Message) -> str | None:
    """What 46elks could only refuse: people's replies come from names and short codes, too, which nobody can answer."""
    if not E164.fullmatch(message.address):
        return "number_invalid"
    return None if message.body else "message_wrong"


def refusal(status: int, text: str) -> str:
    said = text.casefold()
    return next((name for words, name in WORDS if words.search(said)), f"provider_{status}")
