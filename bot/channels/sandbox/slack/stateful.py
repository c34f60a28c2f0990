"""How each element tells what is put in or chosen."""

from collections.abc import Callable
from typing import Any

from bot.channels.sandbox.slack.cast import ZONE
from bot.channels.sandbox.slack.kit.options import options_of

Json = dict[str, Any]
Shown = Callable[[Json, Any], Json]


class NotOffered(ValueError):
    """Something was chosen that the element does not offer, or the element is not there any more."""


def option_of(element: Json, value: Any) -> Json:
    if isinstance(value, dict):  # of an external menu, whose options are the app's own answer
        return value
    found = next((one for one in options_of(element) if one["value"] == value), None)
    if not found:
        raise NotOffered(f"{value!r} is not among the options")
    return found


def _one(element: Json, raw: Any) -> Json:
    return {"selected_option": option_of(element, raw) if raw else None}


def _several(element: Json, raw: Any) -> Json:
    return {"selected_options": [option_of(element, one) for one in raw or []]}


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
