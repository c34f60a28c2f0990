"""Block Kit's limits: what is just within passes, what is just beyond is refused where it is."""

from typing import Any

import pytest

from bot.channels.sandbox.slack.kit.surfaces import Surface
from bot.channels.sandbox.slack.kit.whole import faults_in_message, faults_in_view

Json = dict[str, Any]


def plain(text: str = "x") -> Json:
    return {"type": "plain_text", "text": text}


def marked(text: str = "x") -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Json:
    return {"type": "section", "text": marked(), **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int, **more: Any) -> list[Json]:
    return [{"text": plain(), "value": str(n), **more} for n in range(count)]


def menu(count: int = 2, **more: Any) -> Json:
    return {"type": "static_select", "options": options(count), **more}


def asked(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element, **more}


def confirm(**more: Any) -> Json:
    return {"title": plain(), "text": marked(), "confirm": plain(), "deny": plain(), **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks) or [section()], **more}


WITHIN: list[list[Json]] = [
    [],
    [{"type": "divider"}] * 50,
    [{"type": "header", "text": plain("x" * 150)}],
    [section(text=marked("x" * 3000))],
    [{"type": "section", "fields": [marked("x" * 2000)] * 10}],
    [{"type": "context", "elements": [marked(), plain(), {"type": "image", "image_url": "/a", "alt_text": "a"}] * 3}],
    [actions(*[button(action_id=str(n)) for n in range(25)])],
    [actions(button(text=plain("x" * 75), value="x" * 2000, url="x" * 3000, style="danger", confirm=confirm()))],
    [actions(button(accessibility_label="x" * 75, action_id="x" * 255))],
    [section(accessory={"type": "overflow", "options": options(5)}, block_id="x" * 255)],
    [section(accessory=menu(100, placeholder=plain("x" * 150), initial_option=options(1)[0]))],
    [section(accessory={"type": "radio_buttons", "options": options(10, description=marked())})],
    [asked({"type": "plain_text_input", "multiline": True}, hint=plain("x" * 2000), optional=True)],
    [{"type": "markdown", "text": "x" * 12_000}],
]
BEYOND: list[tuple[list[Json], str]] = [
    ([{"type": "divider"}] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([{"type": "marquee"}], "unsupported type: marquee [json-pointer:/blocks/0/type]"),
    ([{"text": plain()}], "missing required field: type [json-pointer:/blocks/0]"),
    ([{"type": "header", "text": marked()}], "must be a valid enum value [json-pointer:/blocks/0/text/type]"),
    (
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    ([{"type": "header", "text": plain("")}], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ([{"type": "section"}], "must define either `text` or `fields` [json-pointer:/blocks/0]"),
    ([section(text=marked("x" * 3001))], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ([section(fields=[marked()] * 11)], "no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
    ([section(fields=[plain("x" * 2001)])], "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"),
    ([section(colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
    ([section(text={**marked(), "emoji": True})], "invalid additional property: emoji [json-pointer:/blocks/0/text]"),
    ([section(block_id="x" * 256)], "must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
    ([section(block_id="a"), section(block_id="a")], "`block_id` a already exists [json-pointer:/blocks/1/block_id]"),
    (
        [actions(button(action_id="a"), button(action_id="a"))],
        "`action_id` a already exists [json-pointer:/blocks/0/elements/1/action_id]",
    ),
    (
        [{"type": "context", "elements": [marked()] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [{"type": "context", "elements": [button()]}],
        "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
    ),
    ([actions()], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
    ([actions(*[button()] * 26)], "no more than 25 items allowed [json-pointer:/blocks/0/elements]"),
    (
        [actions({"type": "plain_text_input"})],
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ),
    ([actions(button(text=marked()))], "must be a valid enum value [json-pointer:/blocks/0/elements/0/text/type]"),
    (
        [actions(button(text=plain("x" * 76)))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (
        [actions(button(value="x" * 2001))],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    ([actions(button(style="default"))], "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"),
    ([actions(button(value=7))], "must provide a string [json-pointer:/blocks/0/elements/0/value]"),
    (
        [actions(button(confirm=confirm(title=plain("x" * 101))))],
        "must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]",
    ),
    (
        [actions(button(confirm=confirm(text=plain("x" * 301))))],
        "must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]",
    ),
    (
        [actions(button(confirm=confirm(deny=plain("x" * 31))))],
        "must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]",
    ),
    (
        [actions(button(confirm=confirm(type="confirm")))],
        "invalid additional property: type [json-pointer:/blocks/0/elements/0/confirm]",
    ),
    (
        [section(accessory={"type": "overflow", "options": options(6)})],
        "no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]",
    ),
    ([section(accessory=menu(101))], "no more than 100 items allowed [json-pointer:/blocks/0/accessory/options]"),
    ([section(accessory=menu(0))], "no fewer than 1 items allowed [json-pointer:/blocks/0/accessory/options]"),
    (
        [section(accessory={"type": "static_select"})],
        "must define either `options` or `option_groups` [json-pointer:/blocks/0/accessory]",
    ),
    (
        [section(accessory=menu(placeholder=plain("x" * 151)))],
        "must be less than 151 characters [json-pointer:/blocks/0/accessory/placeholder/text]",
    ),
    (
        [section(accessory=menu(initial_option={"text": plain("y"), "value": "0"}))],
        "must match one of the options [json-pointer:/blocks/0/accessory/initial_option]",
    ),
    (
        [section(accessory={"type": "static_select", "options": [{"text": plain(), "value": "x" * 151}]})],
        "must be less than 151 characters [json-pointer:/blocks/0/accessory/options/0/value]",
    ),
    (
        [section(accessory={"type": "static_select", "options": [{"text": marked(), "value": "x"}]})],
        "must be a valid enum value [json-pointer:/blocks/0/accessory/options/0/text/type]",
    ),
    (
        [section(accessory={"type": "checkboxes", "options": options(11)})],
        "no more than 10 items allowed [json-pointer:/blocks/0/accessory/options]",
    ),
    (
        [asked({"type": "email_text_input"})],
        "unsupported type: email_text_input [json-pointer:/blocks/0/element/type]",
    ),
    ([asked(button())], "unsupported type: button [json-pointer:/blocks/0/element/type]"),
    (
        [asked({"type": "plain_text_input"}, label=marked())],
        "must be a valid enum value [json-pointer:/blocks/0/label/type]",
    ),
    (
        [asked({"type": "datepicker", "initial_date": "1 May"})],
        r"does not match the pattern \d{4}-\d\d-\d\d [json-pointer:/blocks/0/element/initial_date]",
    ),
]
VIEWS_WITHIN = [
    modal(title=plain("x" * 24), submit=plain("x" * 24), close=plain("x" * 24), private_metadata="x" * 3000),
    modal(*[{"type": "divider"}] * 100, callback_id="x" * 255),
    modal(asked({"type": "email_text_input"}), asked({"type": "number_input", "is_decimal_allowed": False})),
]
VIEWS_BEYOND: list[tuple[Json, str]] = [
    (modal(title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
    (modal(submit=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/submit/text]"),
    (modal(close=marked()), "must be a valid enum value [json-pointer:/view/close/type]"),
    (modal(private_metadata="x" * 3001), "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
    (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    ({"type": "modal", "title": plain()}, "missing required field: blocks [json-pointer:/view]"),
    ({"type": "home", "blocks": [section()]}, "unsupported type: home [json-pointer:/view/type]"),
    (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown [json-pointer:/view/blocks/0/type]"),
    (
        modal(*[asked({"type": "plain_text_input", "focus_on_load": True}) for _ in range(2)]),
        "only one element may have `focus_on_load` [json-pointer:/view/blocks]",
    ),
    (
        {"type": "modal", "title": plain(), "blocks": [asked({"type": "plain_text_input"})]},
        "missing required field: submit (`input` blocks are there to be submitted) [json-pointer:/view]",
    ),
]


@pytest.mark.parametrize("blocks", WITHIN, ids=range(len(WITHIN)))
def test_what_is_within_the_limits_passes(blocks: list[Json]) -> None:
    assert faults_in_message(blocks) == []


@pytest.mark.parametrize(("blocks", "fault"), BEYOND, ids=[fault for _, fault in BEYOND])
def test_what_is_beyond_the_limits_is_refused_where_it_is(blocks: list[Json], fault: str) -> None:
    assert faults_in_message(blocks) == [fault]


@pytest.mark.parametrize("view", VIEWS_WITHIN, ids=range(len(VIEWS_WITHIN)))
def test_a_modal_within_the_limits_passes(view: Json) -> None:
    assert faults_in_view(view, Surface.MODAL) == []


@pytest.mark.parametrize(("view", "fault"), VIEWS_BEYOND, ids=[fault for _, fault in VIEWS_BEYOND])
def test_a_modal_beyond_the_limits_is_refused_where_it_is(view: Json, fault: str) -> None:
    assert faults_in_view(view, Surface.MODAL) == [fault]


@pytest.mark.parametrize("blocks", [None, {}, "x", [None], [[]], [{"type": []}], [section(accessory=[])], [actions(7)]])  # type: ignore[arg-type]
def test_what_is_no_list_of_blocks_is_refused_in_words(blocks: object) -> None:
    assert faults_in_message(blocks)


def test_a_home_needs_neither_title_nor_submit() -> None:
    blocks = [asked({"type": "plain_text_input"})]
    assert faults_in_view({"type": "home", "blocks": blocks}, Surface.HOME) == []
    assert faults_in_view({"type": "home", "title": plain(), "blocks": blocks}, Surface.HOME)
