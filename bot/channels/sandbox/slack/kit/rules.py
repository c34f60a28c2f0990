"""Rules that one JSON value may be held to: each gives what is wrong, in Slack's words, with the pointer to it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

Rule = Callable[[Any, str], Iterator[str]]  # a value and the pointer to it


def wrong(words: str, at: str) -> str:
    return f"{words} [json-pointer:{at}]"


def string(most: int, least: int = 1) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield wrong("must provide a string", at)
        elif len(value) < least:
            yield wrong(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            yield wrong(f"must be less than {most + 1} characters", at)

    return rule


def matching(pattern: str) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield wrong(f"does not match the pattern {pattern}", at)

    return rule


def one_of(*allowed: str) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if value not in allowed:
            yield wrong("must be a valid enum value", at)

    return rule


def boolean(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield wrong("must provide a boolean", at)


def whole(least: int, most: int) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield wrong("must provide an integer", at)
        elif not least <= value <= most:
            yield wrong(f"must be from {least} to {most}", at)

    return rule


def anything(value: Any, at: str) -> Iterator[str]:
    yield from ()
