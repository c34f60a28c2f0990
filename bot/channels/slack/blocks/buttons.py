"""The buttons of a check: what each is called, and what is asked before it is done."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from babel.lists import format_list

from bot.channels.slack.blocks.parts import Block, button, confirm
from bot.channels.slack.blocks.words import marked, shortened
from bot.flows.seat.card_acts import CardAct
from bot.flows.texts import Texts

ENDING = frozenset({CardAct.CANCEL, CardAct.DELETE})
ASKED_FIRST = frozenset({CardAct.REMIND, CardAct.PAUSE, CardAct.SHARE_FILE, *ENDING})
LONGEST_NAMES = 120
Values = Mapping[str, object]


class Offering(Protocol):
    """What offers the acts of a check."""

    @property
    def check(self) -> str: ...

    @property
    def candidate(self) -> str: ...

    @property
    def acts(self) -> tuple[CardAct, ...]: ...

    @property
    def reminded(self) -> tuple[str, ...]: ...

    @property
    def asked(self) -> tuple[str, ...]: ...


def check_buttons(view: Offering, texts: Texts) -> list[Block]:
    """The first is the primary one."""
    values = confirm_values(view, texts)
    return [
        act_button(act, view.check, view.candidate, texts, values, is_primary=act is view.acts[0]) for act in view.acts
    ]


def confirm_values(view: Offering, texts: Texts) -> Values:
    reminded, asked = listed(view.reminded, texts), listed(view.asked, texts)
    return {"reminded": reminded, "asked": asked, "candidate": view.candidate}


def act_button(
    act: CardAct, value: str, about: str, texts: Texts, values: Values, *, is_primary: bool = False, suffix: str = ""
) -> Block:
    """`suffix` tells the acts that are meant for one person from those for the whole check."""
    text = texts(f"slack.button.{act}")
    return button(
        f"{act}{suffix}",
        text,
        value,
        style=_style(act, is_primary=is_primary),
        confirm=asked_first(act, texts, values) if act in ASKED_FIRST else None,
        accessibility_label=texts("slack.button.labelled", act=text, name=about),
    )


def _style(act: CardAct, *, is_primary: bool) -> str:
    """A look at the details is never urged."""
    if not is_primary or act is CardAct.DETAILS:
        return ""
    return "danger" if act in ENDING else "primary"


def asked_first(act: CardAct, texts: Texts, values: Values) -> Block:
    key = f"slack.confirm.{act}"
    text = marked(texts, f"{key}.text", **values)
    style = "danger" if act in ENDING else "primary"
    return confirm(texts(f"{key}.title"), text, texts(f"{key}.yes"), texts(f"{key}.no"), style)


def listed(names: Sequence[str], texts: Texts) -> str:
    """Anna, Per and Eva; of many only as many as fit."""
    return shortened(format_list(names, locale=texts.language), LONGEST_NAMES) if names else "–"
