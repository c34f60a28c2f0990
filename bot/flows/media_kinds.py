"""What somebody sent where words were asked for, such as a voice note: kept, and answered, as what it is."""

from collections.abc import Mapping
from typing import Any

MEDIA = "media"  # a file of a kind that we have no words for
BY_TYPE = {"audio": "voice", "image": "picture", "video": "video"}
BY_KIND = {"sticker": "sticker", "location": "location", "voice": "voice"}  # WhatsApp's own names
KINDS = frozenset({MEDIA, *BY_TYPE.values(), *BY_KIND.values()})


def kind_sent(payload: Mapping[str, Any]) -> str:
    """Empty where nothing but words was sent."""
    named = BY_KIND.get(str(payload.get("kind") or "").casefold())
    if "place" in payload:
        return "location"
    media = payload.get("media") or []
    if not media:
        return ""
    return named or BY_TYPE.get(str(media[0]["type"]).partition("/")[0].strip().casefold(), MEDIA)
