"""What can be filled in. Each is named once: the block's `block_id` is the `action_id` of its element, too."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.channels.slack.blocks.parts import Block, plain
from bot.channels.slack.blocks.words import UNSEEN

MOST_OPTIONS, MOST_CHECKED, LONGEST_TEXT = 100, 10, 3000
Groups = Sequence[tuple[str, Sequence[Block]]]  # label, options


def asked(name: str, label: str, element: Block, *, hint: str = "", optional: bool = False) -> Block:
    """An input block around one of the elements below."""
    block = {"type": "input", "block_id": name, "label": plain(label, 2000), "element": {"action_id": name, **element}}
    extras = {"hint": plain(hint, 2000) if hint else None, "optional": optional}
    return {**block, **{key: value for key, value in extras.items() if value}}


def text(initial: str = "", placeholder: str = "", *, multiline: bool = False, most: int = LONGEST_TEXT) -> Block:
    within = {"multiline": multiline or None, "max_length": most}
    return _element("plain_text_input", placeholder, **within, initial_value=_typed(initial)[:most] or None)


def email(initial: str = "", placeholder: str = "") -> Block:
    return _element("email_text_input", placeholder, initial_value=_typed(initial) or None)


def choice(options: Sequence[Block], chosen: str = "", placeholder: str = "") -> Block:
    """One of some; `chosen` is an option's value."""
    kept = list(options[:MOST_OPTIONS])
    return _element("static_select", placeholder, options=kept, initial_option=_chosen(kept, chosen))


def grouped_choice(groups: Groups, chosen: str = "", placeholder: str = "") -> Block:
    kept = [
        {"label": plain(label, 75), "options": list(options[:MOST_OPTIONS])}
        for label, options in groups[:MOST_OPTIONS]
        if options
    ]
    every = [one for _, options in groups for one in options[:MOST_OPTIONS]]
    return _element("static_select", placeholder, option_groups=kept, initial_option=_chosen(every, chosen))


def looked_up(initial: Block | None = None, placeholder: str = "") -> Block:
    """The options are asked of us as the recruiter types, and before they have."""
    return _element("external_select", placeholder, initial_option=initial, min_query_length=0)


def conversation(initial: str = "", placeholder: str = "", *, default_to_current: bool = False) -> Block:
    """A channel of this workspace: never one that is shared with another."""
    own = {"include": ["public", "private"], "exclude_external_shared_channels": True, "exclude_bot_users": True}
    here = default_to_current or None
    return _element(
        "conversations_select",
        placeholder,
        filter=own,
        initial_conversation=initial or None,
        default_to_current_conversation=here,
    )


def users(initial: Sequence[str] = (), placeholder: str = "", most: int = 10) -> Block:
    chosen = list(dict.fromkeys(initial))[:most] or None
    return _element("multi_users_select", placeholder, initial_users=chosen, max_selected_items=most)


def day(initial: date | None = None, placeholder: str = "") -> Block:
    return _element("datepicker", placeholder, initial_date=initial.isoformat() if initial else None)


def checkboxes(options: Sequence[Block], checked: Sequence[str] = ()) -> Block:
    kept = list(options[:MOST_CHECKED])
    return _element(
        "checkboxes", "", options=kept, initial_options=[one for one in kept if one["value"] in checked] or None
    )


def radio(options: Sequence[Block], chosen: str = "") -> Block:
    kept = list(options[:MOST_CHECKED])
    return _element("radio_buttons", "", options=kept, initial_option=_chosen(kept, chosen))


def _element(kind: str, placeholder: str, **given: Any) -> Block:
    shown = plain(placeholder, 150) if placeholder else None
    return {
        "type": kind,
        **{key: value for key, value in (given | {"placeholder": shown}).items() if value is not None},
    }


def _typed(text: str) -> str:
    """What stands in a field may be edited, so it is not escaped."""
    return UNSEEN.sub("", text)


def _chosen(options: Sequence[Block], value: str) -> Block | None:
    return next((one for one in options if value and one["value"] == value), None)
