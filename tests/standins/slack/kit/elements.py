"""What people press, choose and fill in."""

from collections.abc import Iterator
from typing import Any

from tests.standins.slack.kit.shapes import (
    Check,
    Error,
    both,
    error,
    exactly_one,
    flag,
    many,
    number,
    one_of,
    record,
    repeated,
    string,
    typed,
)
from tests.standins.slack.kit.texts import either, plain

ID = string(255)
URL = string(3000, pattern=r"(?:https?://|mailto:|slack://)\S+")
DAY, CLOCK = string(10, pattern=r"\d{4}-\d\d-\d\d"), string(5, pattern=r"\d\d:\d\d")
CONFIRM = record(
    {"title": plain(100), "text": either(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
PLAIN_OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75)})
MARKED_OPTION = record({"text": either(75), "value": string(150)}, {"description": either(75)})
LINKED_OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL})
GROUP = record({"label": plain(75), "options": many(PLAIN_OPTION, 100)})
FILTER = record(
    {},
    {
        "include": many(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
DISPATCH = record({"trigger_actions_on": many(one_of("on_enter_pressed", "on_character_entered"), 2)})
ANY = {"action_id": ID, "focus_on_load": flag}
CHOOSING = {**ANY, "placeholder": plain(150), "confirm": CONFIRM}
TYPING = {**ANY, "placeholder": plain(150), "dispatch_action_config": DISPATCH}
SOME = number(1, 100)


def options_of(menu: dict[str, Any]) -> list[Any]:
    groups = menu.get("option_groups", [])
    return [*menu.get("options", []), *(one for group in groups for one in group.get("options", []))]


def _options_agree(menu: Any, at: str) -> Iterator[Error]:
    """No value is offered twice, and what is chosen at first is offered, word for word."""
    options = options_of(menu)
    for value in repeated(one.get("value") for one in options if isinstance(one, dict)):
        yield error(f"option value is not unique: {value}", at)
    first = menu.get("initial_options") or [one for one in [menu.get("initial_option")] if one]
    for one in first:
        if one not in options:
            yield error("initial option must exactly match one of the provided options", at)


def _menu(kind: str, several: bool) -> Check:
    first = {"initial_options": many(PLAIN_OPTION, 100), "max_selected_items": SOME} if several else {}
    single = {} if several else {"initial_option": PLAIN_OPTION}
    offered = {"options": many(PLAIN_OPTION, 100), "option_groups": many(GROUP, 100)}
    shape = typed(kind, {}, {**CHOOSING, **first, **single, **offered})
    return both(shape, exactly_one("options", "option_groups"), _options_agree)


def _asked(kind: str, several: bool) -> Check:
    first = {"initial_options": many(PLAIN_OPTION, 100), "max_selected_items": SOME} if several else {}
    single = {} if several else {"initial_option": PLAIN_OPTION}
    return typed(kind, {}, {**CHOOSING, **first, **single, "min_query_length": number(0, 100)})


def _picked(kind: str, what: str, several: bool, **more: Check) -> Check:
    first = {f"initial_{what}s": many(ID, 100), "max_selected_items": SOME} if several else {f"initial_{what}": ID}
    return typed(kind, {}, {**CHOOSING, **first, **more})


def _selects(prefix: str) -> dict[str, Check]:
    several = bool(prefix)
    where = {"default_to_current_conversation": flag, "filter": FILTER}
    answering = {} if several else {"response_url_enabled": flag}
    kinds = {
        "static_select": _menu(f"{prefix}static_select", several),
        "external_select": _asked(f"{prefix}external_select", several),
        "users_select": _picked(f"{prefix}users_select", "user", several),
        "channels_select": _picked(f"{prefix}channels_select", "channel", several, **answering),
        "conversations_select": _picked(f"{prefix}conversations_select", "conversation", several, **answering, **where),
    }
    return {f"{prefix}{kind}": check for kind, check in kinds.items()}


def _typed_in(kind: str, **more: Check) -> Check:
    return typed(kind, {}, {**TYPING, "initial_value": string(3000, 0), **more})


SUGGESTED = both(
    record({}, {"options": many(PLAIN_OPTION, 100, 0), "option_groups": many(GROUP, 100, 0)}),
    exactly_one("options", "option_groups"),
    _options_agree,
)


def errors_of_suggestions(answer: Any) -> list[Error]:
    """Of what is offered in an external select when something is typed."""
    return list(SUGGESTED(answer, ""))


BUTTON = typed(
    "button",
    {"text": plain(75)},
    {
        "action_id": ID,
        "url": URL,
        "value": string(2000, 0),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
OVERFLOW = both(
    typed("overflow", {"options": many(LINKED_OPTION, 5)}, {"action_id": ID, "confirm": CONFIRM}), _options_agree
)
IMAGE = both(
    typed("image", {"alt_text": string(2000)}, {"image_url": URL, "slack_file": record({}, {"id": ID, "url": URL})}),
    exactly_one("image_url", "slack_file"),
)
BOXES = both(
    typed(
        "checkboxes",
        {"options": many(MARKED_OPTION, 10)},
        {**ANY, "initial_options": many(MARKED_OPTION, 10), "confirm": CONFIRM},
    ),
    _options_agree,
)
RADIO = both(
    typed(
        "radio_buttons",
        {"options": many(MARKED_OPTION, 10)},
        {**ANY, "initial_option": MARKED_OPTION, "confirm": CONFIRM},
    ),
    _options_agree,
)
DATES = {
    "datepicker": typed("datepicker", {}, {**CHOOSING, "initial_date": DAY}),
    "timepicker": typed("timepicker", {}, {**CHOOSING, "initial_time": CLOCK, "timezone": ID}),
}
MOMENT = {
    "datetimepicker": typed(
        "datetimepicker", {}, {**ANY, "confirm": CONFIRM, "initial_date_time": number(10**9, 10**10 - 1)}
    )
}
WORDS = {
    "plain_text_input": _typed_in(
        "plain_text_input", multiline=flag, min_length=number(0, 3000), max_length=number(1, 3000)
    )
}
MODAL_WORDS = {
    "email_text_input": _typed_in("email_text_input"),
    "url_text_input": _typed_in("url_text_input"),
    "number_input": both(
        _typed_in("number_input", is_decimal_allowed=flag, min_value=string(20), max_value=string(20)),
        lambda one, at: iter([] if "is_decimal_allowed" in one else [error("missing: is_decimal_allowed", at)]),
    ),
    "file_input": typed("file_input", {}, {"action_id": ID, "filetypes": many(ID, 100), "max_files": number(1, 10)}),
}
CHOICES = {**_selects(""), "checkboxes": BOXES, "radio_buttons": RADIO, **DATES}
IN_SECTION = {**CHOICES, **_selects("multi_"), "button": BUTTON, "overflow": OVERFLOW, "image": IMAGE}
IN_ACTIONS = {**CHOICES, **MOMENT, "button": BUTTON, "overflow": OVERFLOW}
IN_INPUT = {**CHOICES, **_selects("multi_"), **MOMENT, **WORDS}
IN_MODAL_INPUT = {**IN_INPUT, **MODAL_WORDS}
