"""What may be in a message of the app."""

from dataclasses import dataclass
from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.kit.across import characters_in
from bot.channels.sandbox.slack.kit.ids import with_ids
from bot.channels.sandbox.slack.kit.whole import faults_in_message
from bot.channels.sandbox.slack.marks import a_short_id
from bot.channels.sandbox.slack.refused import Refused

Json = dict[str, Any]
LONGEST_TEXT, LONGEST_BLOCKS = 40_000, 13_200
LARGEST_METADATA = 8_000


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    blocks: tuple[Json, ...]
    metadata: Json | None


def drafted(asked: Arguments) -> Draft:
    """Raises `Refused`."""
    if asked.has("attachments"):
        raise Refused("invalid_attachments", ["the sandbox shows blocks, not attachments"])
    blocks = asked.structure("blocks", "invalid_blocks_format") or []
    faults = faults_in_message(blocks)
    if faults:
        raise Refused("invalid_blocks", faults)
    if characters_in(blocks) > LONGEST_BLOCKS:
        raise Refused("msg_blocks_too_long")
    text = (asked.text("text") or "")[:LONGEST_TEXT]
    if not text.strip() and not blocks:
        raise Refused("no_text")
    return Draft(text, tuple(with_ids(blocks, a_short_id)), _metadata(asked))


def _metadata(asked: Arguments) -> Json | None:
    found = asked.structure("metadata", "invalid_metadata_format")
    if found is None:
        return None
    if not isinstance(found, dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(found.get("event_type"), str) or not isinstance(found.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    if len(str(found)) > LARGEST_METADATA:
        raise Refused("metadata_too_large")
    return found
