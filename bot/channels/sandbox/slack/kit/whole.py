"""A whole message or view held to Block Kit's rules."""

from typing import Any

from bot.channels.sandbox.slack.kit.across import faults_across
from bot.channels.sandbox.slack.kit.objects import IDENTIFIER, plain
from bot.channels.sandbox.slack.kit.rules import boolean, string, wrong
from bot.channels.sandbox.slack.kit.shapes import by_type, typed
from bot.channels.sandbox.slack.kit.surfaces import Surface, blocks_on

Json = dict[str, Any]
OF_ANY_VIEW = {"private_metadata": string(3000, 0), "callback_id": string(255, 0), "external_id": IDENTIFIER}
VIEWS = {
    "modal": typed(
        {"title": plain(24), "blocks": blocks_on(Surface.MODAL)},
        {
            **OF_ANY_VIEW,
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    "home": typed({"blocks": blocks_on(Surface.HOME)}, OF_ANY_VIEW),
}


def faults_in_message(blocks: Any) -> list[str]:
    """What Slack would refuse in the blocks of a message; none when it takes them."""
    return list(blocks_on(Surface.MESSAGE, 0)(blocks, "/blocks")) or list(faults_across(blocks, "/blocks"))


def faults_in_view(view: Any, kind: Surface) -> list[str]:
    faults = list(by_type({kind: VIEWS[kind]})(view, "/view"))
    return faults or [*faults_across(view["blocks"], "/view/blocks"), *_unsubmittable(view, kind)]


def _unsubmittable(view: Json, kind: Surface) -> list[str]:
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if kind is Surface.MODAL and has_input and "submit" not in view:
        return [wrong("missing required field: submit (`input` blocks are there to be submitted)", "/view")]
    return []
