"""What a message must keep to, and Slack's name for each way not to."""

import json
from dataclasses import dataclass
from typing import Any

from tests.standins.slack.kit.blocks import Surface, errors_of_blocks
from tests.standins.slack.kit.shapes import Error, error, record, string
from tests.standins.slack.kit.texts import errors_of_mrkdwn

MOST_BLOCK_CHARACTERS = 13_200
MOST_POSTED, MOST_UPDATED = 40_000, 4_000
METADATA = record({"event_type": string(255), "event_payload": lambda value, at: iter(_not_flat(value, at))})


@dataclass(frozen=True, slots=True)
class Faulty:
    """Slack's answer to it."""

    name: str
    errors: tuple[Error, ...] = ()


def errors_of_message(message: dict[str, Any], is_update: bool = False) -> Faulty | None:
    """Of the arguments of a call that posts or changes a message; the first that is wrong."""
    text, blocks = message.get("text"), message.get("blocks")
    if text is not None and not isinstance(text, str):
        return Faulty("invalid_arguments", (error("must be a string", "/text"),))
    if not text and not blocks and not message.get("attachments"):
        return Faulty("no_text")
    if len(text or "") > (MOST_UPDATED if is_update else MOST_POSTED):
        return Faulty("msg_too_long")
    if loose := tuple(errors_of_mrkdwn(text or "", "/text")):
        return Faulty("unescaped_text", loose)
    return _of_blocks(blocks) or _of_metadata(message.get("metadata"))


def characters(blocks: Any) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))


def _of_blocks(blocks: Any) -> Faulty | None:
    if blocks is None:
        return None
    if errors := errors_of_blocks(blocks, Surface.MESSAGE, "/blocks"):
        return Faulty("invalid_blocks", tuple(errors))
    return Faulty("msg_blocks_too_long") if characters(blocks) > MOST_BLOCK_CHARACTERS else None


def _of_metadata(metadata: Any) -> Faulty | None:
    if metadata is None:
        return None
    errors = tuple(METADATA(metadata, "/metadata"))
    return Faulty("invalid_metadata_format", errors) if errors else None


def _not_flat(payload: Any, at: str) -> list[Error]:
    """Plain values, and lists of them."""
    if not isinstance(payload, dict):
        return [error("must be an object", at)]
    lists = [value for value in payload.values() if isinstance(value, list)]
    values = [*payload.values(), *(one for value in lists for one in value)]
    is_deep = any(isinstance(one, dict) for one in values) or any(isinstance(one, list) for v in lists for one in v)
    return [error("must be flat", at)] if is_deep else []
