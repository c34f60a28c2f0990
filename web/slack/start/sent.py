"""What is in a form that Slack sends, whichever kind of element each field is."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from web.slack.start.wanted import Chosen, Wanted

State = Mapping[str, Mapping[str, Any]]
SELECTED = ("selected_conversation", "selected_channel", "selected_user", "selected_date", "selected_time")
SELECTED_MANY = ("selected_users", "selected_conversations", "selected_channels")


def value_in(state: State, name: str) -> str:
    """What was typed or chosen in the field of that name; empty when nothing was."""
    element = _element(state, name)
    if option := element.get("selected_option"):
        return str(option.get("value") or "")
    return _plain(element).strip()


def values_in(state: State, name: str) -> tuple[str, ...]:
    """Of a field where several may be chosen."""
    element = _element(state, name)
    chosen = [str(one.get("value") or "") for one in element.get("selected_options") or ()]
    for key in SELECTED_MANY:
        chosen += [str(one) for one in element.get(key) or ()]
    return tuple(chosen)


def wanted_in(state: State) -> Wanted:
    typed = {
        name: value_in(state, name)
        for name in (
            "candidate_name",
            "candidate_phone",
            "candidate_email",
            "questionnaire",
            "candidate_contact",
            "referee_contact",
            "guidance",
            "notify_channel",
            "sub_account",
        )
    }
    return Wanted(
        **typed,
        candidates=_plain(_element(state, "candidates")),  # with its empty lines: they are counted
        assignment=_assignment(state),
        references_wanted=_count(value_in(state, "references_wanted")),
        deadline=_day(value_in(state, "deadline")),
        colleagues=values_in(state, "colleagues"),
    )


def _element(state: State, name: str) -> Mapping[str, Any]:
    """The element has the name of its block; a block has just one."""
    block = state.get(name) or {}
    found = block.get(name) or next(iter(block.values()), None)
    return found if isinstance(found, Mapping) else {}


def _plain(element: Mapping[str, Any]) -> str:
    return next((str(element[key]) for key in ("value", *SELECTED) if element.get(key)), "")


def _assignment(state: State) -> Chosen | None:
    value = value_in(state, "assignment")
    shown = (_element(state, "assignment").get("selected_option") or {}).get("text") or {}
    return Chosen(value, str(shown.get("text") or value)) if value else None


def _count(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else 0


def _day(typed: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(typed)
    return None
