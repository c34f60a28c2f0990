"""Elements to choose with: menus, boxes, days."""

from collections.abc import Mapping

from bot.channels.sandbox.slack.kit.objects import IDENTIFIER
from bot.channels.sandbox.slack.kit.options import (
    MARKED_OPTION,
    OPTION,
    OPTION_GROUP,
    begins_with_its_own,
    either_options_or_groups,
    have_values_of_their_own,
)
from bot.channels.sandbox.slack.kit.parts import CHOICE, MENU
from bot.channels.sandbox.slack.kit.rules import Rule, boolean, matching, one_of, string, whole
from bot.channels.sandbox.slack.kit.shapes import every, listed, shape, typed

OPTIONS = {"options": listed(OPTION, 100), "option_groups": listed(OPTION_GROUP, 100)}
SEVERAL = {"max_selected_items": whole(1, 100)}
QUERY = {"min_query_length": whole(0, 100)}
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


def _choice_of(optional: Mapping[str, Rule], required: Mapping[str, Rule] | None = None) -> Rule:
    """Something with options of its own."""
    return every(typed(required or {}, optional), begins_with_its_own, have_values_of_their_own)


MARKED = {"options": listed(MARKED_OPTION, 10)}
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
