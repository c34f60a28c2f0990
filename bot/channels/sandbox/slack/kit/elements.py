"""Block Kit's elements: what each may have, and what it must."""

from collections.abc import Mapping

from bot.channels.sandbox.slack.kit.objects import (
    ADDRESS,
    CONFIRM,
    IDENTIFIER,
    MARKED_OPTION,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    begins_with_its_own,
    either_options_or_groups,
    have_values_of_their_own,
    plain,
)
from bot.channels.sandbox.slack.kit.rules import (
    Rule,
    boolean,
    every,
    listed,
    matching,
    one_of,
    shape,
    string,
    typed,
    whole,
)

ACTION = {"action_id": IDENTIFIER}
FOCUS = {"focus_on_load": boolean}
PLACEHOLDER = {"placeholder": plain(150)}
CONFIRMED = {"confirm": CONFIRM}
CHOICE = {**ACTION, **FOCUS, **CONFIRMED}
MENU = {**CHOICE, **PLACEHOLDER}
OPTIONS = {"options": listed(OPTION, 100), "option_groups": listed(OPTION_GROUP, 100)}
SEVERAL = {"max_selected_items": whole(1, 100)}
QUERY = {"min_query_length": whole(0, 100)}
DISPATCH = {
    "dispatch_action_config": shape(
        {}, {"trigger_actions_on": listed(one_of("on_enter_pressed", "on_character_entered"), 2)}
    )
}
TYPED = {**ACTION, **FOCUS, **PLACEHOLDER, **DISPATCH}
FILTER = shape(
    {},
    {
        "include": listed(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
CONVERSATIONS = {"filter": FILTER, "default_to_current_conversation": boolean}
RESPONSE_URL = {"response_url_enabled": boolean}
DATE = matching(r"\d{4}-\d\d-\d\d")
TIME = matching(r"\d\d:\d\d")
NUMBER = matching(r"-?\d+(\.\d+)?")


def _choice_of(optional: Mapping[str, Rule], required: Mapping[str, Rule] | None = None) -> Rule:
    """Something with options of its own."""
    return every(typed(required or {}, optional), begins_with_its_own, have_values_of_their_own)


MARKED = {"options": listed(MARKED_OPTION, 10)}
BUTTON = typed(
    {"text": plain(75)},
    {
        **ACTION,
        **CONFIRMED,
        "url": ADDRESS,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "accessibility_label": string(75),
    },
)
IMAGE = typed({"image_url": ADDRESS, "alt_text": string(2000)})
OVERFLOW = every(typed({"options": listed(OVERFLOW_OPTION, 5)}, {**ACTION, **CONFIRMED}), have_values_of_their_own)
STATIC_SELECT = every(_choice_of({**MENU, **OPTIONS, "initial_option": OPTION}), either_options_or_groups)
STATIC_SELECTS = every(
    _choice_of({**MENU, **OPTIONS, **SEVERAL, "initial_options": listed(OPTION, 100)}), either_options_or_groups
)

CHOICES: dict[str, Rule] = {
    "checkboxes": _choice_of({**CHOICE, "initial_options": listed(MARKED_OPTION, 10)}, MARKED),
    "radio_buttons": _choice_of({**CHOICE, "initial_option": MARKED_OPTION}, MARKED),
    "datepicker": typed({}, {**MENU, "initial_date": DATE}),
    "timepicker": typed({}, {**MENU, "initial_time": TIME, "timezone": string(100)}),
    "static_select": STATIC_SELECT,
    "external_select": typed({}, {**MENU, **QUERY, "initial_option": OPTION}),
    "users_select": typed({}, {**MENU, "initial_user": IDENTIFIER}),
    "conversations_select": typed({}, {**MENU, **CONVERSATIONS, **RESPONSE_URL, "initial_conversation": IDENTIFIER}),
    "channels_select": typed({}, {**MENU, **RESPONSE_URL, "initial_channel": IDENTIFIER}),
    "multi_static_select": STATIC_SELECTS,
    "multi_external_select": typed({}, {**MENU, **QUERY, **SEVERAL, "initial_options": listed(OPTION, 100)}),
    "multi_users_select": typed({}, {**MENU, **SEVERAL, "initial_users": listed(IDENTIFIER, 100)}),
    "multi_conversations_select": typed(
        {}, {**MENU, **CONVERSATIONS, **SEVERAL, "initial_conversations": listed(IDENTIFIER, 100)}
    ),
    "multi_channels_select": typed({}, {**MENU, **SEVERAL, "initial_channels": listed(IDENTIFIER, 100)}),
}
MOMENT = {"datetimepicker": typed({}, {**CHOICE, "initial_date_time": whole(1_000_000_000, 9_999_999_999)})}
LENGTHS = {"min_length": whole(0, 3000), "max_length": whole(1, 3000)}
TEXT_INPUT = {
    "plain_text_input": typed({}, {**TYPED, **LENGTHS, "initial_value": string(3000, 0), "multiline": boolean})
}
# These three are for modals only.
MODAL_INPUTS: dict[str, Rule] = {
    "email_text_input": typed({}, {**TYPED, "initial_value": string(3000, 0)}),
    "url_text_input": typed({}, {**TYPED, "initial_value": string(3000, 0)}),
    "number_input": typed(
        {"is_decimal_allowed": boolean},
        {**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
    ),
}

IN_SECTIONS: dict[str, Rule] = {**CHOICES, "button": BUTTON, "overflow": OVERFLOW, "image": IMAGE}
IN_ACTIONS: dict[str, Rule] = {**CHOICES, **MOMENT, "button": BUTTON, "overflow": OVERFLOW}
IN_INPUTS: dict[str, Rule] = {**CHOICES, **MOMENT, **TEXT_INPUT}
