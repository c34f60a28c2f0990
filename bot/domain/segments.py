"""How many SMS segments a text takes, which is what carriers charge for."""

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_ESCAPED = frozenset("^{}\\[~]|€\f")  # these cost two


def is_gsm7(text: str) -> bool:
    return all(letter in GSM7 or letter in GSM7_ESCAPED for letter in text)


def segments(text: str) -> int:
    """160 letters alone or 153 in a row in GSM-7; 70 or 67 UTF-16 units otherwise."""
    if is_gsm7(text):
        return _parts(sum(2 if letter in GSM7_ESCAPED else 1 for letter in text), 160, 153)
    return _parts(len(text.encode("utf-16-le", "replace")) // 2, 70, 67)


def _parts(length: int, alone: int, in_a_row: int) -> int:
    return 1 if length <= alone else -(-length // in_a_row)
