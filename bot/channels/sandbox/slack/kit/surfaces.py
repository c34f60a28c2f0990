"""Where blocks are shown, and which each place takes."""

from enum import StrEnum

from bot.channels.sandbox.slack.kit.blocks import BLOCKS, ID, input_of
from bot.channels.sandbox.slack.kit.elements import IN_INPUTS
from bot.channels.sandbox.slack.kit.fields import MODAL_INPUTS
from bot.channels.sandbox.slack.kit.rules import Rule, string
from bot.channels.sandbox.slack.kit.shapes import by_type, listed, typed


class Surface(StrEnum):
    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


MOST_BLOCKS = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}
ON: dict[Surface, dict[str, Rule]] = {
    Surface.MESSAGE: {**BLOCKS, "markdown": typed({"text": string(12_000)}, ID)},
    Surface.MODAL: {**BLOCKS, "input": input_of({**IN_INPUTS, **MODAL_INPUTS})},
    Surface.HOME: BLOCKS,
}


def blocks_on(surface: Surface, least: int = 1) -> Rule:
    return listed(by_type(ON[surface]), MOST_BLOCKS[surface], least)
