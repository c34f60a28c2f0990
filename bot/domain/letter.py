"""A mail to somebody of a check, in its parts; plain text and HTML are drawn from the same ones as it leaves."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    language: str
    brand: str  # in whose name we write: the sub-account's
    lines: tuple[str, ...]  # paragraphs, before the button
    button: str  # the words on it
    link: str  # where it leads
    is_first: bool = False  # of its conversation: no answer to anything before
    quote: str = ""  # somebody's own words, between the paragraphs and the button
    or_copy: str = ""  # what stands before the link in full, where no button can be pressed
    after: tuple[str, ...] = ()  # paragraphs below it
    footer: tuple[str, ...] = ()  # who asks and why, and a person's rights
    stop: str = ""  # the words before the link that ends all mail
    accent: str = ""  # as in `bot.domain.brand.Look`
    logo: str = ""

    @property
    def text(self) -> str:
        """What the mail says, in plain words; the footer is the same in all of them, and not in it."""
        return "\n\n".join(self._parts())

    def _parts(self) -> Iterator[str]:
        yield from self.lines
        if self.quote:
            yield "\n".join(f"> {line}" for line in self.quote.splitlines())
        yield f"{self.button}:\n{self.link}"
        yield from self.after
