"""Rules that JSON may be held to: each gives what is wrong, in Slack's words, with the pointer to where it is."""

import re
from collections.abc import Callable, Iterator, Mapping
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


def listed(rule: Rule, most: int, least: int = 1) -> Rule:
    def rule_of_all(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield wrong("must provide an array", at)
            return
        if len(value) > most:
            yield wrong(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield wrong(f"no fewer than {least} items allowed", at)
        for place, one in enumerate(value):
            yield from rule(one, f"{at}/{place}")

    return rule_of_all


def shape(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Rule:
    """An object with these fields and no others; Slack refuses what it does not know."""
    known = {**required, **(optional or {})}

    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield wrong("must provide an object", at)
            return
        for name in required:
            if name not in value:
                yield wrong(f"missing required field: {name}", at)
        for name, one in value.items():
            if name in known:
                yield from known[name](one, f"{at}/{name}")
            else:
                yield wrong(f"invalid additional property: {name}", at)

    return rule


def typed(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Rule:
    """A shape that is found by its `type`."""
    return shape({"type": anything, **required}, optional)


def by_type(kinds: Mapping[str, Rule], otherwise: str = "unsupported type: {}") -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield wrong("must provide an object", at)
        elif "type" not in value:
            yield wrong("missing required field: type", at)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            yield wrong(otherwise.format(value["type"]), f"{at}/type")
        else:
            yield from kinds[value["type"]](value, at)

    return rule


def every(*rules: Rule) -> Rule:
    def rule(value: Any, at: str) -> Iterator[str]:
        for one in rules:
            yield from one(value, at)

    return rule
