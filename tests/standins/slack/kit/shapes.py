"""Small checks, from which the rules are put together: each tells what is wrong with a value, and where."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Error = str  # as Slack words them: "what is wrong [json-pointer:/blocks/2/text]"
Check = Callable[[Any, str], Iterator[Error]]


def error(says: str, at: str) -> Error:
    return f"{says} [json-pointer:{at}]"


def string(most: int, least: int = 1, pattern: str = "") -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        if not isinstance(value, str):
            yield error("must be a string", at)
        elif len(value) > most:
            yield error(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            yield error(f"must be more than {least - 1} characters", at)
        elif pattern and not re.fullmatch(pattern, value):
            yield error(f"is not of the form {pattern}", at)

    return check


def flag(value: Any, at: str) -> Iterator[Error]:
    if not isinstance(value, bool):
        yield error("must be a boolean", at)


def number(least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield error(f"must be a number from {least} to {most}", at)

    return check


def one_of(*allowed: str) -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        if value not in allowed:
            yield error(f"must be one of {', '.join(allowed)}", at)

    return check


def many(check_one: Check, most: int, least: int = 1) -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        if not isinstance(value, list):
            yield error("must be an array", at)
            return
        if len(value) > most:
            yield error(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield error(f"must have at least {least} item(s)", at)
        for place, one in enumerate(value):
            yield from check_one(one, f"{at}/{place}")

    return check


def record(needed: Mapping[str, Check], allowed: Mapping[str, Check] | None = None) -> Check:
    known = {**needed, **(allowed or {})}

    def check(value: Any, at: str) -> Iterator[Error]:
        if not isinstance(value, dict):
            yield error("must be an object", at)
            return
        for name in needed.keys() - value.keys():
            yield error(f"missing required field: {name}", at)
        for name, part in value.items():
            if name in known:
                yield from known[name](part, f"{at}/{name}")
            else:
                yield error(f"invalid additional property: {name}", at)

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        kind = str(value.get("type")) if isinstance(value, dict) else ""
        if kind in kinds:
            yield from kinds[kind](value, at)
        else:
            yield error(f"unsupported type: {kind}", f"{at}/type")

    return check


def typed(kind: str, needed: Mapping[str, Check], allowed: Mapping[str, Check] | None = None) -> Check:
    return record({"type": one_of(kind), **needed}, allowed)


def both(*checks: Check) -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        for one in checks:
            yield from one(value, at)

    return check


def exactly_one(*names: str) -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        if isinstance(value, dict) and sum(name in value for name in names) != 1:
            yield error(f"must have exactly one of {', '.join(names)}", at)

    return check


def repeated(values: Iterable[Any]) -> list[Any]:
    """Those that come again, each once."""
    seen: list[Any] = []
    twice: list[Any] = []
    for value in values:
        (twice if value in seen and value not in twice else seen).append(value)
    return twice
