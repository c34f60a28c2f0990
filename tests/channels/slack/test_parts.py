"""Whatever people write, no block is invalid, nobody is pinged, and nothing is cut in the middle of a mention."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.blocks import inputs, parts
from bot.channels.slack.blocks.words import Markup, escape, lines, link, marked, mention, one_line, shortened, when
from tests.channels.slack.sound import assert_sound, assert_sound_view
from tests.world import TEXTS

HOSTILE = (
    "<!channel>",
    "<@U1>",
    "<!here|x>",
    "&",
    "<",
    ">",
    "&amp;",
    "\n",
    "*",
    "`",
    "|",
    "\u202e",
    "\ud800",
    "\x00",
    "Å",
)
ANYTHING = st.one_of(st.text(max_size=60), st.lists(st.sampled_from((*HOSTILE, "Eva ")), max_size=900).map("".join))
RAW = re.compile(r"<(?!!date\^|@U7>|https://vouchline\.example/\|)")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@given(ANYTHING, st.integers(2, 200))
def test_what_is_cut_is_short_enough_and_whole(text: str, limit: int) -> None:
    cut = shortened(text, limit)
    assert 1 <= len(cut) <= limit
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", cut)


@given(st.integers(2, 90))
def test_a_mention_or_an_instant_is_never_cut_in_two(limit: int) -> None:
    words = Markup(f"Eva {mention('U7')} {when(NOON, '23 Nov 12:00')} and {escape('<b>')}")
    cut = shortened(words, limit)
    assert len(cut) <= limit and cut.count("<") == cut.count(">")
    assert not RAW.search(cut)


@given(ANYTHING)
def test_escaping_twice_is_escaping_once(text: str) -> None:
    assert escape(escape(text)) == escape(text)
    assert one_line(one_line(text)) == one_line(text)


@given(ANYTHING)
def test_every_part_of_a_message_is_sound(text: str) -> None:
    sure = parts.confirm(text, text, text, text, "danger")
    pressed = parts.button("remind", text, "check-1", style="primary", confirm=sure, accessibility_label=text)
    more = parts.overflow("more", [parts.option(text, str(one), text) for one in range(9)], sure)
    blocks = [
        parts.header(text),
        parts.section(text, pressed, block_id="one"),
        parts.section(lines(text, link("https://vouchline.example/", text), when(NOON, text))),
        parts.fields(*[text] * 12),
        parts.context(*[text] * 12),
        parts.divider(),
        parts.actions(pressed, more),
    ]
    for block in blocks:
        assert_sound(parts.post(text, [block]))
    assert_sound(parts.post(text, [parts.divider()] * 60))


@given(ANYTHING)
def test_every_input_is_sound(text: str) -> None:
    options = [parts.option(text, str(one), text) for one in range(120)]
    elements = [
        inputs.text(text, text, multiline=True),
        inputs.email(text, text),
        inputs.choice(options, "3", text),
        inputs.grouped_choice([(text, options[:50]), (text, options[50:]), (text, [])], "60", text),
        inputs.looked_up(options[0], text),
        inputs.conversation("C1", text, default_to_current=False),
        inputs.users(["U1"] * 20, text),
        inputs.day(NOON.date(), text),
        inputs.checkboxes(options, ["0"]),
        inputs.radio(options, "0"),
    ]
    for element in elements:
        asked = inputs.asked("one", text, element, hint=text, optional=True)
        assert_sound_view(parts.modal("form", text, [asked], close=text, submit=text or "Go", metadata="check-1"))


@given(ANYTHING)
def test_a_view_takes_no_more_blocks_than_slack_does(text: str) -> None:
    many = [parts.section(text)] * 120
    assert_sound_view(parts.modal("details", text, many, close=text))
    assert_sound_view(parts.home(many))


def test_what_stands_in_a_field_is_what_was_typed() -> None:
    assert inputs.text("Å & B <c>")["initial_value"] == "Å & B <c>"


@pytest.mark.parametrize("language", TEXTS)
def test_values_are_escaped_and_markup_is_not(language: str) -> None:
    said = marked(TEXTS[language], "slack.card.gone", by="<!channel>")
    assert "&lt;!channel&gt;" in said
    assert "<@U7>" in marked(TEXTS[language], "slack.card.started_by", who=mention("U7"))


def test_a_name_is_one_line_and_does_not_end_its_own_emphasis() -> None:
    assert one_line("Anna\n*Lind*\r\n") == "Anna *Lind*"
    assert parts.header("Anna\nLind")["text"]["text"] == "Anna Lind"
