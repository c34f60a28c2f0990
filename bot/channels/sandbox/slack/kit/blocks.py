"""Block Kit's blocks."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.sandbox.slack.kit.elements import IMAGE, IN_ACTIONS, IN_INPUTS, IN_SECTIONS
from bot.channels.sandbox.slack.kit.objects import ADDRESS, IDENTIFIER, plain, text
from bot.channels.sandbox.slack.kit.rules import Rule, anything, boolean, string, wrong
from bot.channels.sandbox.slack.kit.shapes import by_type, every, listed, typed

ID = {"block_id": IDENTIFIER}
IN_CONTEXT: Mapping[str, Rule] = {"image": IMAGE, "plain_text": text(3000), "mrkdwn": text(3000)}
RICH = by_type(
    {
        "rich_text_section": typed({"elements": anything}),
        "rich_text_list": typed(
            {"elements": anything, "style": anything}, {"indent": anything, "border": anything, "offset": anything}
        ),
        "rich_text_preformatted": typed({"elements": anything}, {"border": anything}),
        "rich_text_quote": typed({"elements": anything}, {"border": anything}),
    }
)


def _says_something(value: Any, at: str) -> Iterator[str]:
    if "text" not in value and "fields" not in value:
        yield wrong("must define either `text` or `fields`", at)


def input_of(elements: Mapping[str, Rule]) -> Rule:
    return typed(
        {"label": plain(2000), "element": by_type(elements)},
        {**ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    )


BLOCKS: dict[str, Rule] = {
    "actions": typed({"elements": listed(by_type(IN_ACTIONS), 25)}, ID),
    "context": typed({"elements": listed(by_type(IN_CONTEXT), 10)}, ID),
    "divider": typed({}, ID),
    "header": typed({"text": plain(150)}, ID),
    "image": typed({"image_url": ADDRESS, "alt_text": string(2000)}, {**ID, "title": plain(2000)}),
    "input": input_of(IN_INPUTS),
    "rich_text": typed({"elements": listed(RICH, 100)}, ID),
    "section": every(
        typed(
            {},
            {
                **ID,
                "text": text(3000),
                "fields": listed(text(2000), 10),
                "accessory": by_type(IN_SECTIONS),
                "expand": boolean,
            },
        ),
        _says_something,
    ),
}
