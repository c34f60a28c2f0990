"""What a person has put in or chosen, in the words of each element."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.sandbox.slack.cast import ZONE
from bot.channels.sandbox.slack.kit.across import elements_of
from bot.channels.sandbox.slack.kit.objects import options_of

Json = dict[str, Any]
Values = Mapping[str, Mapping[str, Any]]  # as the pane has them, by block and action
Shown = Callable[[Json, Any], Json]


class NotOffered(ValueError):
    """Something was chosen that the element does not offer, or the element is not there any more."""


def _option(element: Json, value: Any) -> Json:
    if isinstance(value, dict):  # of an external menu, whose options are the app's own answer
        return value
    found = next((one for one in options_of(element) if one["value"] == value), None)
    if not found:
        raise NotOffered(f"{value!r} is not among the options")
    return found


def _one(element: Json, raw: Any) -> Json:
    return {"selected_option": _option(element, raw) if raw else None}


def _several(element: Json, raw: Any) -> Json:
    return {"selected_options": [_option(element, one) for one in raw or []]}


def _under(name: str) -> Shown:
    return lambda element, raw: {name: raw or None}


def _list_under(name: str) -> Shown:
    return lambda element, raw: {name: list(raw or [])}


STATEFUL: dict[str, tuple[str, Shown]] = {  # what the element begins with, and how its state is told
    "plain_text_input": ("initial_value", _under("value")),
    "email_text_input": ("initial_value", _under("value")),
    "url_text_input": ("initial_value", _under("value")),
    "number_input": ("initial_value", _under("value")),
    "datepicker": ("initial_date", _under("selected_date")),
    "timepicker": ("initial_time", lambda element, raw: {"selected_time": raw or None, "timezone": ZONE}),
    "datetimepicker": ("initial_date_time", lambda element, raw: {"selected_date_time": int(raw) if raw else None}),
    "static_select": ("initial_option", _one),
    "external_select": ("initial_option", _one),
    "radio_buttons": ("initial_option", _one),
    "users_select": ("initial_user", _under("selected_user")),
    "conversations_select": ("initial_conversation", _under("selected_conversation")),
    "channels_select": ("initial_channel", _under("selected_channel")),
    "checkboxes": ("initial_options", _several),
    "multi_static_select": ("initial_options", _several),
    "multi_external_select": ("initial_options", _several),
    "multi_users_select": ("initial_users", _list_under("selected_users")),
    "multi_conversations_select": ("initial_conversations", _list_under("selected_conversations")),
    "multi_channels_select": ("initial_channels", _list_under("selected_channels")),
}


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
        more = {"selected_option": _option(element, raw)}
    else:
        more = told_of(element, raw)
    return {**told, **more, **({"confirm": element["confirm"]} if "confirm" in element else {})}
