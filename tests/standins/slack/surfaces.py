"""Blocks as Slack keeps them, and the views that they make up: modals with what is typed into them, and Homes."""

from copy import deepcopy
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from tests.standins.slack.kit.blocks import elements_of

Json = dict[str, Any]


def new_id(letter: str) -> str:
    return letter + token_hex(5).upper()


def with_ids(blocks: list[Json]) -> list[Json]:
    """Slack gives a `block_id` and an `action_id` to whatever has none."""
    kept = deepcopy(blocks)
    for block in kept:
        block.setdefault("block_id", token_hex(8))
        for element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", token_hex(8))
    return kept


def words_in(part: Any) -> list[str]:
    """Every text in blocks, in order; not the ids and values."""
    if isinstance(part, list):
        return [words for one in part for words in words_in(one)]
    if not isinstance(part, dict):
        return []
    own = [part["text"]] if isinstance(part.get("text"), str) else []
    return own + [words for name, one in part.items() if name != "text" or not own for words in words_in(one)]


@dataclass(slots=True)
class View:
    """`state` is what Slack would send: by block and action, the state of an element that was touched."""

    source: Json
    user: str
    team: str
    app: str
    bot_id: str
    id: str = field(default_factory=lambda: new_id("V"))
    root: str = ""
    previous: str = ""
    hash: str = ""
    blocks: list[Json] = field(default_factory=list)
    state: dict[tuple[str, str], Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)  # shown under the inputs of these blocks

    def __post_init__(self) -> None:
        self.root = self.root or self.id
        self.becomes(self.source)

    def becomes(self, source: Json) -> None:
        """What was typed survives where block and action have the same ids as before."""
        self.source, self.blocks = source, with_ids(source["blocks"])
        self.hash = f"156663117.{token_hex(4)}"
        self.errors = {}
        fresh = {(block, element["action_id"]): initial_state(element) for block, element in self.inputs()}
        self.state = {at: self.state[at] if self._keeps(at, first) else first for at, first in fresh.items()}

    def _keeps(self, at: tuple[str, str], first: Json) -> bool:
        return at in self.state and self.state[at]["type"] == first["type"]

    def inputs(self) -> list[tuple[str, Json]]:
        """Block ids with elements that hold something."""
        everything = [(block["block_id"], one) for block in self.blocks for one in elements_of(block)]
        return [(block, one) for block, one in everything if one["type"] not in ("button", "overflow", "image")]

    def shown(self) -> Json:
        values: dict[str, Json] = {}
        for (block, action), state in self.state.items():
            values.setdefault(block, {})[action] = state
        kept = {name: self.source.get(name) for name in ("title", "close", "submit") if self.source["type"] == "modal"}
        flags = {name: self.source.get(name, False) for name in ("clear_on_close", "notify_on_close")}
        ids = {"id": self.id, "team_id": self.team, "app_id": self.app, "bot_id": self.bot_id, "hash": self.hash}
        words = {name: self.source.get(name, "") for name in ("private_metadata", "callback_id", "external_id")}
        stack = {"root_view_id": self.root, "previous_view_id": self.previous or None}
        about = {"type": self.source["type"], "blocks": self.blocks, "state": {"values": values}}
        return {**ids, **about, **kept, **flags, **words, **stack, "app_installed_team_id": self.team}

    @property
    def words(self) -> str:
        return " ".join(words_in([self.source.get("title"), self.source.get("submit"), *self.blocks]))


PICKING = {  # type without `multi_` -> what its state is called, and what it starts with
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}


def slot_of(kind: str) -> tuple[str, str]:
    """The name of the state of an element of this type, and of what it starts with."""
    if kind == "checkboxes":
        return "selected_options", "initial_options"
    single = PICKING.get(kind.removeprefix("multi_"), ("value", "initial_value"))
    return (f"{single[0]}s", f"{single[1]}s") if kind.startswith("multi_") else single


def initial_state(element: Json) -> Json:
    slot, first = slot_of(element["type"])
    nothing: Any = [] if slot.endswith("s") and slot != "value" else None
    return {"type": element["type"], slot: element.get(first, nothing)}
