"""Taps: every title is understood when it is typed, ids are known again, and nothing else is taken for one of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogues import read_texts
from bot.catalogues.whatsapp_templates import read_templates
from bot.domain.form import Choice
from bot.domain.message import Message
from bot.domain.template import LONGEST_BODY, LONGEST_BUTTON, LONGEST_DESCRIPTION, LONGEST_ID, LONGEST_ITEM
from bot.flows.commands import Command, command_in
from bot.flows.media_kinds import KINDS, kind_sent
from bot.flows.readers.yes_no import read_yes_no
from bot.flows.tap_answers import LONGEST_TITLE, short
from bot.flows.tapping import conversation_of, is_known, picks
from tests.telling.script import Reading
from tests.telling.tapping import choices_of
from tests.telling.teller import Teller
from tests.world import Phone, World

TEXTS = read_texts()
EVA = Phone("+46702222222", "whatsapp")
BEGUN = """== API
< sub-account default language=en
< start "Anna Lind, +46701234567" referee_contact=whatsapp referees="Eva Berg, +46702222222, chef, Acme, 2019-2022"

== Eva (referee) whatsapp:+46702222222
"""


def a_world(*lines: str) -> World:
    teller = Teller(Reading(BEGUN + "\n".join(lines) + "\n"), is_transcript=True)
    teller.tell()
    return teller.world


def read_by_eva(world: World) -> list[Message]:
    return [one.what for one in world.told if isinstance(one.what, Message) and one.what.address == EVA.address]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_stands_on_a_button_is_understood_when_it_is_typed(language: str) -> None:
    texts = TEXTS[language]
    assert [read_yes_no(texts(f"tap.{key}")) for key in ("agree", "yes", "no")] == [(True, ""), (True, ""), (False, "")]
    commands = [command_in(texts(f"tap.{key}")) for key in ("decline", "back", *TEXTS)]
    assert [one.command for one in commands if one] == [Command.DECLINE, Command.BACK, *[Command.LANGUAGE] * len(TEXTS)]
    for template in read_templates().by_name.values():
        for button in template.buttons:
            assert read_yes_no(button.title) or command_in(button.title), button


@pytest.mark.parametrize("payload", ["{{2}}", "", "c/consent", "../../etc/passwd", "a/b/c/d/e", "x" * 500, "å/ä/ö"])
def test_what_is_none_of_our_ids_is_read_as_words(payload: str) -> None:
    assert not is_known(payload) and conversation_of(payload) is None
    world = a_world()
    world.text(EVA, "OK", button=payload)
    assert "details" in read_by_eva(world)[-1].body


def test_a_tap_on_a_deleted_check_answers_nobodys_question() -> None:
    world = a_world("< [tap OK]")
    world.text(EVA, "OK", button="another-conversation/details/details/agree")
    assert read_by_eva(world)[-1].body.startswith(
        "That button belonged to an earlier question.\nAre your details right?"
    )


def test_a_tap_is_no_wish_to_start_whatever_the_carrier_takes_its_words_for() -> None:
    world = a_world("< [tap OK]")
    world.text(EVA, "OK", button=choices_of(read_by_eva(world)[-1])[0].id, opt_out_type="START")
    assert "says of your time together" in read_by_eva(world)[-1].body


def test_every_choice_offered_keeps_to_whatsapps_limits() -> None:
    answers = ["< [tap OK]", "< [tap OK]", "< [tap OK]", "< 1", "< 2022", "< [tap 3]", "< fine"]
    offered: list[Choice] = [one for message in read_by_eva(a_world(*answers)) for one in choices_of(message)]
    assert len(offered) > 15
    for one in offered:
        assert len(one.title) <= LONGEST_ITEM and len(one.description) <= LONGEST_DESCRIPTION
        assert len(one.id) <= LONGEST_ID and (conversation_of(one.id) or is_known(one.id))


@given(st.text(max_size=100))
def test_any_choice_gets_a_title_that_fits(title: str) -> None:
    assert len(short(title)) <= LONGEST_TITLE


@given(st.text(max_size=300))
def test_no_payload_is_too_odd(payload: str) -> None:
    assert is_known(payload) >= (conversation_of(payload) is not None) >= picks(payload)


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        ({"media": []}, ""),
        ({"media": [{"url": "u", "type": "audio/ogg; codecs=opus"}]}, "voice"),
        ({"media": [{"url": "u", "type": "image/webp"}], "kind": "sticker"}, "sticker"),
        ({"media": [{"url": "u", "type": "image/jpeg"}], "kind": "image"}, "picture"),
        ({"media": [{"url": "u", "type": "application/pdf"}]}, "media"),
        ({"media": [], "kind": "location", "place": {"latitude": "59"}}, "location"),
        ({"media": [], "kind": "text"}, ""),
    ],
)
def test_what_was_sent_is_called_what_it_is(payload: dict[str, object], kind: str) -> None:
    assert kind_sent(payload) == kind and (not kind or kind in KINDS)


def test_what_was_agreed_to_is_kept_as_the_template_that_was_read() -> None:
    world = a_world("< [tap OK]")
    [eva] = [one for one in world.tables.conversations.values() if one.address == EVA.address]
    memory = world.tables.conversation_seen(eva.id).memory
    [consented] = [one.value for one in memory if one.key == "consented"]
    assert consented["template"] == "referee_opening_en" and consented["variables"][:2] == ["Eva", "Anna Lind"]


def test_templates_filled_to_the_brim_keep_to_the_limits() -> None:
    for template in read_templates().by_name.values():
        assert len(template.said(template.examples)) < LONGEST_BODY
        assert all(len(one.title) <= LONGEST_BUTTON for one in template.buttons)


def test_who_has_nothing_left_to_do_is_not_asked_to_continue() -> None:
    named = '"Eva Berg, +46702222222, chef, Acme, 2019-2022; Omar Aziz, +46703333333, chef, Acme, 2019-2022"'
    start = f'< start "Anna Lind, +46701234567" candidate_contact=whatsapp references=2 referees={named}'
    lines = ("== API", "< sub-account default language=en", start, '< play "Eva Berg"', '< play "Omar Aziz"')
    teller = Teller(Reading("\n".join(lines) + "\n"), is_transcript=True)
    teller.tell()
    told = [one.what for one in teller.world.told if isinstance(one.what, Message)]
    to_anna = [one.form.template for one in told if one.address == "+46701234567" and one.purpose == "news"]
    assert to_anna == ["update_en", "news_en"]
