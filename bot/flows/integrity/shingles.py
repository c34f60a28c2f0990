"""A text taken apart into every few words that follow each other, in plain letters; where they stand is kept."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.finding import plain_letters

WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text and its words."""

    text: str
    words: Words
    spans: tuple[tuple[int, int], ...]  # where each word stands in the text

    def shingles(self, length: int) -> Iterator[Words]:
        return (self.words[start : start + length] for start in range(len(self.words) - length + 1))

    def stretches(self, of: set[Words], length: int) -> Iterator[str]:
        """What stands there, as written, wherever every so many words running are among those."""
        begun = None
        for start in range(len(self.words) - length + 2):
            goes_on = self.words[start : start + length] in of
            if goes_on and begun is None:
                begun = start
            elif not goes_on and begun is not None:
                yield self.text[self.spans[begun][0] : self.spans[start + length - 2][1]]
                begun = None


def cut(text: str, most: int) -> Cut:
    """So many words of it at most."""
    found = [one for one, _ in zip(WORD.finditer(text), range(most), strict=False)]
    return Cut(text, tuple(plain_letters(one[0]) for one in found), tuple(one.span() for one in found))


def shingles(cuts: Iterable[Cut], length: int) -> set[Words]:
    return {one for each in cuts for one in each.shingles(length)}
