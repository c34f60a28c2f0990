"""What a modal and the Home must keep to."""

import json
from typing import Any

from tests.standins.slack.kit.blocks import Surface, errors_of_blocks
from tests.standins.slack.kit.shapes import Check, Error, error, flag, one_of, record, string
from tests.standins.slack.kit.texts import plain

MOST_BYTES = 250_000
BLOCKS: dict[str, Check] = {"blocks": lambda value, at: iter(())}  # looked at by themselves
KEPT: dict[str, Check] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255),
    "external_id": string(255),
}
MODAL = record(
    {"type": one_of("modal"), "title": plain(24), **BLOCKS},
    {
        **KEPT,
        "close": plain(24),
        "submit": plain(24),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
HOME = record({"type": one_of("home"), **BLOCKS}, KEPT)


def errors_of_view(view: Any, surface: Surface, at: str = "/view") -> list[Error]:
    shape = HOME if surface is Surface.HOME else MODAL
    if errors := list(shape(view, at)):
        return errors
    return errors_of_blocks(view["blocks"], surface, f"{at}/blocks") or _without_submit(view, at)


def is_too_large(view: Any) -> bool:
    return len(json.dumps(view).encode()) > MOST_BYTES


def _without_submit(view: dict[str, Any], at: str) -> list[Error]:
    has_inputs = any(block["type"] == "input" for block in view["blocks"])
    needs_it = view["type"] == "modal" and has_inputs and "submit" not in view
    return [error("missing required field: submit, as there are input blocks", at)] if needs_it else []
