"""What a person sends beside words: a contact card, a voice note, a picture, a place, a tap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

VOICE, PICTURE = "audio/ogg", "image/png"
SAMPLES: Mapping[str, Path] = MappingProxyType(
    {
        VOICE: Path(__file__).with_name("samples") / "voice.ogg",
        PICTURE: Path(__file__).with_name("samples") / "picture.png",
    }
)


@dataclass(frozen=True, slots=True)
class Attached:
    card: str | None = None
    medium_type: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)  # for the webhook


PLAIN = Attached()


def sample(medium_type: str) -> bytes:
    """Every voice note and picture of the sandbox is the same one."""
    return SAMPLES[medium_type].read_bytes()
