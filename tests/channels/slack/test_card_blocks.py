"""The card, in every state and with every name: sound, short, readable aloud, and without anything private."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack.blocks.card import card_post, gone_post
from bot.channels.slack.blocks.messages import milestone_post
from bot.domain.lifecycle import Actor, Event, EventType
from bot.flows.changes import CheckSeen
from bot.flows.seat.card import CardView, card_of
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.card_state import CardState
from bot.flows.seat.told import told_lines
from tests.builders import NOON
from tests.channels.slack.drawn import ANSWER, SECRETS, checks_seen, events_of
from tests.channels.slack.seats import TWO, ZONE, Seat
from tests.channels.slack.sound import WIDEST, assert_sound, buttons, words
from tests.world import TEXTS

LANGUAGES = st.sampled_from(sorted(TEXTS))
DATE = re.compile(r"<!date\^\d+\^[^|>]*\|[^>]*>")


def drawn_card(seen: CheckSeen, needing: tuple[Event, ...], language: str, *, is_public: bool) -> CardView:
    answered = {one.conversation: (3, 14) for one in seen.references}
    return card_of(seen, needing, TEXTS[language], NOON, ZONE, answered=answered, is_public=is_public)


@settings(max_examples=40)
@given(st.data(), checks_seen(), LANGUAGES, st.booleans())
def test_any_card_is_sound_and_shows_nothing_private(
    data: st.DataObject, seen: CheckSeen, language: str, is_public: bool
) -> None:
    view = drawn_card(seen, data.draw(events_of(seen)), language, is_public=is_public)
    post = card_post(view, TEXTS[language])
    assert_sound(post)
    assert len(json.dumps(post.blocks, ensure_ascii=False)) < WIDEST
    read = DATE.sub("", " ".join([post.text, *words(post.blocks)]))
    assert not any(secret in read for secret in (*SECRETS, ANSWER))


@settings(max_examples=40)
@given(checks_seen(least=1))
def test_in_public_referees_are_not_named(seen: CheckSeen) -> None:
    named = tuple(
        replace(one, name=f"Zebedeus{one.position}", relation="chef", employer="Acme") for one in seen.references
    )
    seen = replace(seen, references=named)
    happened = tuple(
        Event(
            "organisation-1",
            "check-1",
            EventType.REFERENCE_DECLINED,
            Actor.REFEREE,
            NOON,
            {"name": one.name},
            one.conversation,
        )
        for one in named
    )
    post = card_post(drawn_card(seen, happened, "en", is_public=True), TEXTS["en"])
    assert "Zebedeus" not in json.dumps(post.blocks) + post.text
    lines = told_lines(happened, seen, TEXTS["en"], is_public=True)
    assert set(lines) == {"Chef at Acme declined."}


@settings(max_examples=40)
@given(st.data(), checks_seen(least=1), LANGUAGES, st.booleans())
def test_milestones_show_nothing_private(data: st.DataObject, seen: CheckSeen, language: str, is_public: bool) -> None:
    happened = data.draw(events_of(seen, tuple(EventType)))
    post = milestone_post(told_lines(happened, seen, TEXTS[language], is_public=is_public))
    assert_sound(post)
    assert not any(secret in post.text for secret in (*SECRETS, ANSWER))


@pytest.mark.parametrize("language", TEXTS)
def test_ten_referees_fit(language: str) -> None:
    ten = "; ".join(f"Alexandra Lindqvist {one}, 070-222 22 {ord(one)}, chef, Acme, 2019-2022" for one in "ABCDEFGHIJ")
    seat = Seat(f'start "Anna Lind, +46701234567" referees="{ten}"').wait(30)
    post = card_post(seat.card(language), TEXTS[language])
    assert_sound(post)
    assert sum(block["type"] == "section" for block in post.blocks) == 11
    assert len(post.blocks) <= 7 + 10
    read = DATE.sub("24 Nov 10:00", "\n".join(words(post.blocks)))
    assert len(read) < 3000


@settings(max_examples=40)
@given(checks_seen(), LANGUAGES)
def test_every_button_is_told_apart_by_those_who_hear_it(seen: CheckSeen, language: str) -> None:
    shown = buttons(card_post(drawn_card(seen, (), language, is_public=False), TEXTS[language]).blocks)
    assert shown
    labels = [one["accessibility_label"] for one in shown]
    assert len(set(labels)) == len(labels)
    assert all(one["value"] == seen.check.id for one in shown)


def test_what_ends_a_check_is_asked_first_and_says_who_gets_what() -> None:
    shown = {one["action_id"]: one for one in buttons(card_post(Seat(TWO).card(), TEXTS["en"]).blocks)}
    assert shown["remind"]["style"] == "primary"
    assert "Eva Berg and Per Ek" in shown["remind"]["confirm"]["text"]["text"]
    assert "style" not in shown["cancel"] and shown["cancel"]["confirm"]["style"] == "danger"
    assert "confirm" not in shown["details"]


@pytest.mark.parametrize("language", TEXTS)
def test_every_act_has_a_name_and_every_state_words(language: str) -> None:
    texts = TEXTS[language]
    assert all(texts(f"slack.button.{act}") for act in CardAct)
    assert all(f"slack.card.state.{state}" in texts.catalogue for state in CardState)
    assert all(texts(f"slack.line.{state}") for state in CardState)


@pytest.mark.parametrize("language", TEXTS)
def test_of_a_deleted_check_nothing_is_left(language: str) -> None:
    post = gone_post("Rut <!here>", TEXTS[language])
    assert_sound(post)
    assert "Anna" not in post.text and "Rut &lt;!here&gt;" in post.text and not buttons(post.blocks)
    assert_sound(gone_post("", TEXTS[language]))


def test_the_notification_tells_what_needs_somebody() -> None:
    seat = Seat(TWO).wait(100)
    post = card_post(seat.card(needing=seat.needing), TEXTS["en"])
    assert post.text == "Anna Lind: 0 of 2 references in. Needs you: No reference could be had from Per Ek."
