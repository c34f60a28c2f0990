"""A letter as plain text, for those who read mail so."""

from bot.domain.letter import Letter

FOOTER = "-- "  # RFC 3676: what follows is no part of the words


def text_of(letter: Letter, stop_link: str) -> str:
    footer = "\n\n".join(letter.footer)
    stop = f"{letter.stop}:\n{stop_link}"
    return f"{letter.text}\n\n{FOOTER}\n{footer}\n\n{stop}\n"
