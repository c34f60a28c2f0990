"""The parts of messages, modals and the Home, as Slack wants them; whatever is put in, nothing in them is too long."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.blocks.words import Markup, escape, lines, one_line, shortened, when

__all__ = [  # the words come along, for whoever puts parts together
    "Block",
    "Markup",
    "Post",
    "actions",
    "button",
    "confirm",
    "context",
    "divider",
    "escape",
    "fields",
    "fitting",
    "header",
    "home",
    "lines",
    "modal",
    "option",
    "overflow",
    "post",
    "section",
    "shortened",
    "when",
]

Block = dict[str, Any]
MOST_IN_A_MESSAGE, MOST_IN_A_VIEW = 50, 100
WIDEST = 13_000  # characters of all blocks of a message; beyond 13,200 Slack says msg_blocks_too_long
MOST_FIELDS, MOST_ACTIONS, MOST_IN_CONTEXT, MOST_IN_OVERFLOW = 10, 25, 10, 5


@dataclass(frozen=True, slots=True)
class Post:
    """A message; its text is what notifications show and screen readers read."""

    text: str
    blocks: tuple[Block, ...] = ()
    metadata: Block | None = None


def post(text: str, blocks: Iterable[Block], metadata: Block | None = None) -> Post:
    kept = fitting([block] for block in list(blocks)[:MOST_IN_A_MESSAGE])
    return Post(shortened(text, 4000), tuple(block for part in kept for block in part), metadata)


def fitting(parts: Iterable[Sequence[Block]], room: int = WIDEST) -> list[Sequence[Block]]:
    """As many as a message has room for, from the first on."""
    kept: list[Sequence[Block]] = []
    for part in parts:
        room -= sum(len(json.dumps(block, ensure_ascii=False)) + 2 for block in part)
        if room < 0:
            break
        kept.append(part)
    return kept


def plain(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": one_line(text, limit), "emoji": True}


def marked_down(text: str, limit: int) -> Block:
    """Verbatim: Slack finds no links, channels or mentions of its own in it."""
    return {"type": "mrkdwn", "text": shortened(text, limit), "verbatim": True}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text, 150)}


def section(text: str, accessory: Block | None = None, block_id: str = "") -> Block:
    return _given({"type": "section", "text": marked_down(text, 3000), "accessory": accessory, "block_id": block_id})


def fields(*texts: str) -> Block:
    return {"type": "section", "fields": [marked_down(one, 2000) for one in texts[:MOST_FIELDS]]}


def context(*texts: str) -> Block:
    return {"type": "context", "elements": [marked_down(one, 2000) for one in texts[:MOST_IN_CONTEXT]]}


def divider() -> Block:
    return {"type": "divider"}


def actions(*elements: Block, block_id: str = "") -> Block:
    return _given({"type": "actions", "elements": list(elements[:MOST_ACTIONS]), "block_id": block_id})


def button(
    action_id: str,
    text: str,
    value: str = "",
    *,
    style: str = "",
    confirm: Block | None = None,
    url: str = "",
    accessibility_label: str = "",
) -> Block:
    """`style` is empty, primary or danger; the label is what screen readers read, where other buttons say the same."""
    label = shortened(accessibility_label, 75) if accessibility_label else ""
    return _given(
        {
            "type": "button",
            "action_id": action_id,
            "text": plain(text, 75),
            "value": value,
            "style": style,
            "confirm": confirm,
            "url": url,
            "accessibility_label": label,
        }
    )


def overflow(action_id: str, options: Sequence[Block], confirm: Block | None = None) -> Block:
    kept = list(options[:MOST_IN_OVERFLOW])
    return _given({"type": "overflow", "action_id": action_id, "options": kept, "confirm": confirm})


def option(text: str, value: str, description: str = "") -> Block:
    described = plain(description, 75) if description else None
    return _given({"text": plain(text, 75), "value": value, "description": described})


def confirm(title: str, text: str, yes: str, no: str, style: str = "") -> Block:
    asked = {"title": plain(title, 100), "text": plain(text, 300), "confirm": plain(yes, 30), "deny": plain(no, 30)}
    return _given({**asked, "style": style})


def modal(
    callback: str, title: str, blocks: Iterable[Block], *, close: str, submit: str = "", metadata: str = ""
) -> Block:
    """Without `submit` it is only looked at."""
    return _given(
        {
            "type": "modal",
            "callback_id": callback,
            "title": plain(title, 24),
            "submit": plain(submit, 24) if submit else None,
            "close": plain(close, 24),
            "private_metadata": metadata,
            "blocks": list(blocks)[:MOST_IN_A_VIEW],
        }
    )


def home(blocks: Iterable[Block], metadata: str = "") -> Block:
    return _given({"type": "home", "private_metadata": metadata, "blocks": list(blocks)[:MOST_IN_A_VIEW]})


def _given(part: Block) -> Block:
    """Slack refuses empty texts and nulls where it could do without."""
    return {key: value for key, value in part.items() if value not in ("", None)}
