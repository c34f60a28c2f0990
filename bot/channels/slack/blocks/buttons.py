"""The buttons of a check: what each is called, and what is asked before it is done."""

from collections.abc import Iterable, Mapping, Sequence

from babel.lists import format_list

from bot.channels.slack.blocks.parts import Block, actions, button, confirm
from bot.channels.slack.blocks.words import marked, shortened
from bot.flows.card_acts import CardAct
from bot.flows.texts import Texts

ENDING = frozenset({CardAct.CANCEL, CardAct.DELETE})
ASKED_FIRST = frozenset({CardAct.REMIND, CardAct.PAUSE, CardAct.SHARE_FILE, *ENDING})
LONGEST_NAMES = 120
Values = Mapping[str, object]


def check_buttons(
    acts: Iterable[CardAct], check: str, about: str, texts: Texts, values: Values, primary: CardAct | None = None
) -> Block:
    """`about` is what the check is called where there are several; `values` is what the confirmations name."""
    return actions(*(act_button(act, check, about, texts, values, is_primary=act is primary) for act in acts))


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
