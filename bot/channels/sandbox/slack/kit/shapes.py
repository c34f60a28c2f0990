"""Rules for lists and objects, made of rules for what is in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.sandbox.slack.kit.rules import Rule, anything, wrong


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
