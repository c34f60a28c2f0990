"""What Slack would say of a message or view: nothing, or the test fails. Both likenesses of Slack are asked."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.sandbox.slack.kit.surfaces import Surface
from bot.channels.sandbox.slack.kit.whole import faults_in_message, faults_in_view
from bot.channels.slack.blocks.parts import Block, Post
from tests.standins.slack.kit import errors_of_message, errors_of_view
from tests.standins.slack.kit.blocks import Surface as Elsewhere

WIDEST = 13_200


def assert_sound(post: Post) -> None:
    message = {"text": post.text, "blocks": list(post.blocks)}
    assert errors_of_message(message, is_update=True) is None
    assert faults_in_message(list(post.blocks)) == []


def assert_sound_view(view: Block) -> None:
    is_home = view["type"] == "home"
    assert errors_of_view(view, Elsewhere.HOME if is_home else Elsewhere.MODAL) == []
    assert faults_in_view(view, Surface.HOME if is_home else Surface.MODAL) == []


def buttons(blocks: Any) -> list[Block]:
    return [one for one in within(blocks) if one.get("type") == "button"]


def within(of: Any) -> Iterator[Block]:
    """Every object within, itself among them."""
    if isinstance(of, Mapping):
        yield dict(of)
        for value in of.values():
            yield from within(value)
    elif isinstance(of, list | tuple):
        for value in of:
            yield from within(value)


def words(of: Any) -> list[str]:
    """Everything in it that somebody may read."""
    return [str(one["text"]) for one in within(of) if one.get("type") in ("plain_text", "mrkdwn")]
