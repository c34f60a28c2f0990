"""Colours as people choose them, and how well one can be read on another (WCAG 2.2, 1.4.3)."""

import re
from dataclasses import dataclass

HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")
SHORT_HEX = re.compile(r"#?([0-9a-f])([0-9a-f])([0-9a-f])")
WEIGHTS = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue from 0 to 255."""

    red: float
    green: float
    blue: float

    @property
    def css(self) -> str:
        return "#" + "".join(f"{round(part):02x}" for part in (self.red, self.green, self.blue))

    @property
    def luminance(self) -> float:
        parts = (round(part) / 255 for part in (self.red, self.green, self.blue))
        linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return sum(weight * part for weight, part in zip(WEIGHTS, linear, strict=True))

    def towards(self, other: "Colour", share: float) -> "Colour":
        """Mixed with the other: 0 leaves it as it is, 1 makes it the other."""
        return Colour(
            self.red + (other.red - self.red) * share,
            self.green + (other.green - self.green) * share,
            self.blue + (other.blue - self.blue) * share,
        )


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def colour(written: str) -> Colour | None:
    """From "#17624C", "17624c" or "#164"; None for anything else."""
    text = written.strip().lower()
    if short := SHORT_HEX.fullmatch(text):
        text = "".join(part * 2 for part in short.groups())
    found = HEX.fullmatch(text if text.startswith("#") else f"#{text}")
    return Colour(*(int(part, 16) for part in found.groups())) if found else None


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
