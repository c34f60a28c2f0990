"""What must hold across all blocks of a message or a view, not in one alone."""

from collections.abc import Iterator
from typing import Any

from bot.channels.sandbox.slack.kit.rules import wrong

Json = dict[str, Any]


def elements_of(block: Json) -> list[Json]:
    """Everything in a block that can be acted upon."""
    found = [block.get("element"), block.get("accessory")]
    if block.get("type") == "actions":
        found += block.get("elements") or []
    return [one for one in found if isinstance(one, dict) and one.get("type") != "image"]


def faults_across(blocks: list[Json], at: str) -> Iterator[str]:
    yield from _repeated("block_id", blocks, at)
    for place, block in enumerate(blocks):
        yield from _repeated("action_id", elements_of(block), f"{at}/{place}/elements")
    if sum(bool(one.get("focus_on_load")) for block in blocks for one in elements_of(block)) > 1:
        yield wrong("only one element may have `focus_on_load`", at)


def _repeated(name: str, of: list[Json], at: str) -> Iterator[str]:
    met = set[str]()
    for place, one in enumerate(of):
        given = one.get(name)
        if given is not None and given in met:
            yield wrong(f"`{name}` {given} already exists", f"{at}/{place}/{name}")
        met.add(str(given))


def characters_in(value: Any) -> int:
    """Of all texts, however deep."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(characters_in(one) for one in value.values())
    if isinstance(value, list):
        return sum(characters_in(one) for one in value)
    return 0
