"""Elements to type into, and for instants."""

from bot.channels.sandbox.slack.kit.parts import ACTION, CHOICE, FOCUS, PLACEHOLDER
from bot.channels.sandbox.slack.kit.rules import Rule, boolean, matching, one_of, string, whole
from bot.channels.sandbox.slack.kit.shapes import listed, shape, typed

NUMBER = matching(r"-?\d+(\.\d+)?")
DISPATCH = {
    "dispatch_action_config": shape(
        {}, {"trigger_actions_on": listed(one_of("on_enter_pressed", "on_character_entered"), 2)}
    )
}
TYPED = {**ACTION, **FOCUS, **PLACEHOLDER, **DISPATCH}
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
