"""Block Kit's texts and confirmations."""

from bot.channels.sandbox.slack.kit.rules import Rule, boolean, one_of, string
from bot.channels.sandbox.slack.kit.shapes import by_type, shape, typed

NOT_THAT_TEXT = "must be a valid enum value"
IDENTIFIER = string(255)
ADDRESS = string(3000)


def plain(most: int) -> Rule:
    return by_type({"plain_text": typed({"text": string(most)}, {"emoji": boolean})}, NOT_THAT_TEXT)


def text(most: int) -> Rule:
    kinds = {
        "plain_text": typed({"text": string(most)}, {"emoji": boolean}),
        "mrkdwn": typed({"text": string(most)}, {"verbatim": boolean}),
    }
    return by_type(kinds, NOT_THAT_TEXT)


CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
