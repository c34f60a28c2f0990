"""Texts that phones really send, and some that only attackers do."""

from dataclasses import dataclass

from tests.standins.wording import Wording

STRANGE = (
    "with NUL \x00 in the middle",
    "half a surrogate \ud800 pair",
    "the other half \udfff",
    "right to left: مرحبا بالعالم ‮backwards‬",
    "עברית and English mixed",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿 1️⃣",
    "z̷̡̛a̶l̵g̴o̸ combining",
    "zero​width‍joiners﻿",
    "tabs\tand\nnew lines\r\nof both kinds",
    "bell \x07 and escape \x1b[31m",
    "<script>alert(1)</script> & \"quotes\" 'single'",
    "'; DROP TABLE inbox; --",
    "{candidate} {{7*7}} ${x} %s %(name)s",
    '=HYPERLINK("http://evil") +1 @x',
    "NaN null undefined true 1e999",
    "\N{FULLWIDTH LATIN SMALL LETTER A}ﬁ ſ İ ı ß",
    "😀" * 300,
    "å" * 700,
)
LONGEST = 1600


@dataclass(slots=True)
class StrangeWording(Wording):
    """Every text is one of the strange ones in its turn, with its mark; the last is as long as an SMS can be."""

    first: int = 0

    def text(self) -> str:
        number = len(self.written)
        mark = f"[{self.mark}.{number}]"
        text = f"{mark} {STRANGE[(self.first + number) % len(STRANGE)]}"
        self.written.append(text)
        return text


def longest(mark: str) -> str:
    start = f"[{mark}] "
    return start + "x" * (LONGEST - len(start))
