"""Blocks: which kinds a message, a modal and the Home take, and what a list of them must keep to."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from tests.standins.slack.kit.elements import ID, IMAGE, IN_ACTIONS, IN_INPUT, IN_MODAL_INPUT, IN_SECTION, URL
from tests.standins.slack.kit.shapes import (
    Check,
    Error,
    both,
    by_type,
    error,
    exactly_one,
    flag,
    many,
    record,
    repeated,
    string,
    typed,
)
from tests.standins.slack.kit.texts import either, mrkdwn, plain, words_of_mrkdwn


class Surface(StrEnum):
    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


MOST_BLOCKS = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}


def errors_of_blocks(blocks: Any, surface: Surface, at: str) -> list[Error]:
    shape = many(by_type(KINDS[surface]), MOST_BLOCKS[surface], 0 if surface is Surface.MESSAGE else 1)
    found = list(shape(blocks, at))
    return found or [*_repeated_ids(blocks, at), *_focuses(blocks, at)]


def elements_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything in the block that may have an `action_id`."""
    several = block["elements"] if block.get("type") == "actions" else []
    return [*several, *(block[name] for name in ("accessory", "element") if name in block)]


def _has_words(section: Any, at: str) -> Iterator[Error]:
    if not {"text", "fields"} & section.keys():
        yield error("section must have text or fields", at)


def _repeated_ids(blocks: list[dict[str, Any]], at: str) -> Iterator[Error]:
    for block_id in repeated(block["block_id"] for block in blocks if "block_id" in block):
        yield error(f"block_id already exists: {block_id}", at)
    for place, block in enumerate(blocks):
        for action_id in repeated(one["action_id"] for one in elements_of(block) if "action_id" in one):
            yield error(f"action_id already exists: {action_id}", f"{at}/{place}")


def _focuses(blocks: list[dict[str, Any]], at: str) -> Iterator[Error]:
    if sum(one.get("focus_on_load", False) for block in blocks for one in elements_of(block)) > 1:
        yield error("only one element may have focus_on_load", at)


def _block(kind: str, needed: dict[str, Check], **allowed: Check) -> Check:
    return typed(kind, needed, {"block_id": ID, **allowed})


def _input(elements: dict[str, Check]) -> Check:
    needed = {"label": plain(2000), "element": by_type(elements)}
    return _block("input", needed, hint=plain(2000), optional=flag, dispatch_action=flag)


CONTEXT_PART = by_type({"image": IMAGE, "plain_text": plain(2000), "mrkdwn": mrkdwn(2000)})
COMMON: dict[str, Check] = {
    "section": both(
        _block(
            "section",
            {},
            text=either(3000),
            fields=many(either(2000), 10),
            accessory=by_type(IN_SECTION),
            expand=flag,
        ),
        _has_words,
    ),
    "header": _block("header", {"text": plain(150)}),
    "divider": _block("divider", {}),
    "context": _block("context", {"elements": many(CONTEXT_PART, 10)}),
    "actions": _block("actions", {"elements": many(by_type(IN_ACTIONS), 25)}),
    "image": both(
        _block(
            "image",
            {"alt_text": string(2000)},
            title=plain(2000),
            image_url=URL,
            slack_file=record({}, {"id": ID, "url": URL}),
        ),
        exactly_one("image_url", "slack_file"),
    ),
}
KINDS: dict[Surface, dict[str, Check]] = {
    Surface.MESSAGE: {
        **COMMON,
        "input": _input(IN_INPUT),
        "markdown": _block("markdown", {"text": words_of_mrkdwn(12_000)}),
    },
    Surface.MODAL: {**COMMON, "input": _input(IN_MODAL_INPUT)},
    Surface.HOME: {**COMMON, "input": _input(IN_INPUT)},
}
