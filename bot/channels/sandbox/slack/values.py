"""What a person has put in or chosen around an act, and the act itself."""

from collections.abc import Mapping
from typing import Any

from bot.channels.sandbox.slack.kit.across import elements_of
from bot.channels.sandbox.slack.stateful import STATEFUL, NotOffered, option_of

Json = dict[str, Any]
Values = Mapping[str, Mapping[str, Any]]  # as the pane has them, by block and action


def state_of(blocks: list[Json], values: Values) -> Json:
    """Every element that keeps a state, as it stands. Raises `NotOffered`."""
    state: Json = {}
    for block in blocks:
        for element in elements_of(block):
            if element["type"] in STATEFUL:
                raw = values.get(block["block_id"], {}).get(element["action_id"], _first(element))
                told = {"type": element["type"], **told_of(element, raw)}
                state.setdefault(block["block_id"], {})[element["action_id"]] = told
    return state


def told_of(element: Json, raw: Any) -> Json:
    return STATEFUL[element["type"]][1](element, raw)


def _first(element: Json) -> Any:
    return element.get(STATEFUL[element["type"]][0])


def acted_upon(blocks: list[Json], block_id: str, action_id: str) -> Json:
    """Raises `NotOffered`."""
    for block in blocks:
        for element in elements_of(block):
            if (block["block_id"], element["action_id"]) == (block_id, action_id):
                return element
    raise NotOffered("that is not there any more")


def action_of(element: Json, raw: Any) -> Json:
    """What an act says of itself. Raises `NotOffered`."""
    told: Json = {"type": element["type"], "action_id": element["action_id"]}
    more: Json
    if element["type"] == "button":
        more = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
    elif element["type"] == "overflow":
        more = {"selected_option": option_of(element, raw)}
    else:
        more = told_of(element, raw)
    return {**told, **more, **({"confirm": element["confirm"]} if "confirm" in element else {})}
