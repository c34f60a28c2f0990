"""Buttons and pictures, and which elements each block takes."""

from bot.channels.sandbox.slack.kit.fields import MOMENT, TEXT_INPUT
from bot.channels.sandbox.slack.kit.menus import CHOICES
from bot.channels.sandbox.slack.kit.objects import ADDRESS, plain
from bot.channels.sandbox.slack.kit.options import OVERFLOW_OPTION, have_values_of_their_own
from bot.channels.sandbox.slack.kit.parts import ACTION, CONFIRMED
from bot.channels.sandbox.slack.kit.rules import Rule, one_of, string
from bot.channels.sandbox.slack.kit.shapes import every, listed, typed

BUTTON = typed(
    {"text": plain(75)},
    {
        **ACTION,
        **CONFIRMED,
        "url": ADDRESS,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "accessibility_label": string(75),
    },
)
IMAGE = typed({"image_url": ADDRESS, "alt_text": string(2000)})
OVERFLOW = every(typed({"options": listed(OVERFLOW_OPTION, 5)}, {**ACTION, **CONFIRMED}), have_values_of_their_own)

IN_SECTIONS: dict[str, Rule] = {**CHOICES, "button": BUTTON, "overflow": OVERFLOW, "image": IMAGE}
IN_ACTIONS: dict[str, Rule] = {**CHOICES, **MOMENT, "button": BUTTON, "overflow": OVERFLOW}
IN_INPUTS: dict[str, Rule] = {**CHOICES, **MOMENT, **TEXT_INPUT}
