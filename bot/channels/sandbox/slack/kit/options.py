"""Options to choose from, and what is chosen of them at first."""

from collections.abc import Iterator
from typing import Any

from bot.channels.sandbox.slack.kit.objects import ADDRESS, plain, text
from bot.channels.sandbox.slack.kit.rules import string, wrong
from bot.channels.sandbox.slack.kit.shapes import listed, shape

# In menus an option is plain; beside a checkbox or a radio button it may be marked up.
OPTION = shape({"text": plain(75), "value": string(150)}, {"description": plain(75)})
MARKED_OPTION = shape({"text": text(75), "value": string(150)}, {"description": text(75)})
OVERFLOW_OPTION = shape({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": ADDRESS})
OPTION_GROUP = shape({"label": plain(75), "options": listed(OPTION, 100)})


def options_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    """All that can be chosen, whether in groups or not."""
    in_groups = [one for group in _list(element.get("option_groups")) for one in _list(_of(group, "options"))]
    return [one for one in [*_list(element.get("options")), *in_groups] if isinstance(one, dict)]


def either_options_or_groups(value: Any, at: str) -> Iterator[str]:
    if ("options" in value) == ("option_groups" in value):
        yield wrong("must define either `options` or `option_groups`", at)


def begins_with_its_own(value: Any, at: str) -> Iterator[str]:
    """What is chosen at first must be one of the options, to the letter."""
    chosen = [("initial_option", value["initial_option"])] if "initial_option" in value else []
    chosen += [(f"initial_options/{place}", one) for place, one in enumerate(_list(value.get("initial_options")))]
    known = options_of(value)
    for name, option in chosen:
        if option not in known:
            yield wrong("must match one of the options", f"{at}/{name}")


def have_values_of_their_own(value: Any, at: str) -> Iterator[str]:
    values = [one.get("value") for one in options_of(value)]
    if any(values.count(one) > 1 for one in values):
        yield wrong("option values must be unique", at)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _of(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None
