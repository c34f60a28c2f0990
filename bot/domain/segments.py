"""How many SMS segments a text takes, which is what carriers charge for."""

from dataclasses import dataclass

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_ESCAPED = frozenset("^{}\\[~]|€\f")  # these cost two


@dataclass(frozen=True, slots=True)
class Counted:
    """What a text costs, and which of its letters make it dear."""

    segments: int
    length: int  # in units of its alphabet
    left: int  # units until one segment more
    outside: tuple[str, ...]  # letters that GSM-7 lacks, each once: any of them halves what fits
    doubled: tuple[str, ...]  # letters that cost two, in GSM-7

    @property
    def is_gsm7(self) -> bool:
        return not self.outside


def is_gsm7(text: str) -> bool:
    return all(letter in GSM7 or letter in GSM7_ESCAPED for letter in text)


def segments(text: str) -> int:
    """160 letters alone or 153 in a row in GSM-7; 70 or 67 UTF-16 units otherwise."""
    return _parts(*_measured(text))


def counted(text: str) -> Counted:
    length, alone, in_a_row = _measured(text)
    parts = _parts(length, alone, in_a_row)
    most = alone if parts == 1 else parts * in_a_row
    each = dict.fromkeys(text)
    outside = tuple(letter for letter in each if letter not in GSM7 and letter not in GSM7_ESCAPED)
    doubled = tuple(letter for letter in each if letter in GSM7_ESCAPED and not outside)
    return Counted(parts, length, most - length, outside, doubled)


def _measured(text: str) -> tuple[int, int, int]:
    """Its length, and how much fits in a segment alone, or in each of several."""
    if is_gsm7(text):
        return sum(2 if letter in GSM7_ESCAPED else 1 for letter in text), 160, 153
    return len(text.encode("utf-16-le", "replace")) // 2, 70, 67


def _parts(length: int, alone: int, in_a_row: int) -> int:
    return 1 if length <= alone else -(-length // in_a_row)
