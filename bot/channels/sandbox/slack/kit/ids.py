"""The ids that Slack gives to blocks and elements without."""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
NewId = Callable[[], str]


def with_ids(blocks: list[Json], new_id: NewId) -> list[Json]:
    """The blocks with the ids that Slack gives to those without."""
    return [_with_id(block, new_id) for block in blocks]


def _with_id(block: Json, new_id: NewId) -> Json:
    made = {**block, "block_id": block.get("block_id") or new_id()}
    for name in ("element", "accessory"):
        if name in made:
            made[name] = _acted_upon(made[name], new_id)
    if made["type"] == "actions":
        made["elements"] = [_acted_upon(one, new_id) for one in made["elements"]]
    return made


def _acted_upon(element: Json, new_id: NewId) -> Json:
    return element if element["type"] == "image" else {**element, "action_id": element.get("action_id") or new_id()}
