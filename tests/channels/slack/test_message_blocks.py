"""Notices, the digest, lists and answers: sound whatever is in them, and offering what settles it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack.blocks.digest import MOST_IN_DIGEST, digest_post
from bot.channels.slack.blocks.help import COMMANDS, help_post
from bot.channels.slack.blocks.lists import MOST_LINES, list_post, status_post, which_post
from bot.channels.slack.blocks.messages import answer_post, card_refused_post, milestone_post, notice_post
from bot.domain.lifecycle import Event, EventType
from bot.flows.changes import CheckSeen
from bot.flows.readers.verbs import WORDS, Verb
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.check_line import Group, line_of
from bot.flows.seat.told import NoticeView, notice_of
from tests.builders import NOON, a_check
from tests.channels.slack.drawn import OURS, checks_seen, events_of
from tests.channels.slack.seats import ANNA, EVA, TWO, Seat
from tests.channels.slack.sound import assert_sound, buttons, words
from tests.world import TEXTS

LANGUAGES = st.sampled_from(sorted(TEXTS))
CARD = "https://cafe-norr.slack.example/archives/C1/p1"


def noticed(seat: Seat, *kinds: EventType, language: str = "en") -> NoticeView:
    told = [one.what for one in seat.world.told if isinstance(one.what, Event) and one.what.type in kinds]
    return notice_of(told, seat.needing, seat.seen, TEXTS[language], seat.world.now, CARD)


@settings(max_examples=40)
@given(st.data(), checks_seen(), LANGUAGES)
def test_any_notice_and_digest_is_sound(data: st.DataObject, seen: CheckSeen, language: str) -> None:
    texts, happened = TEXTS[language], data.draw(events_of(seen, tuple(EventType)))
    view = notice_of(happened, happened, seen, texts, NOON, CARD)
    assert_sound(notice_post(view, texts))
    assert_sound(digest_post([view] * 30, texts))


@pytest.mark.parametrize("language", TEXTS)
def test_an_ordinary_morning_with_many_checks_fits_one_message(language: str) -> None:
    seat = Seat(TWO).wait(100)
    views = [notice_of(seat.needing, seat.needing, seat.seen, TEXTS[language], seat.world.now, CARD)] * 30
    post = digest_post(views, TEXTS[language])
    assert_sound(post)
    shown = sum(one["action_id"] == CardAct.DETAILS for one in buttons(post.blocks))
    assert 6 <= shown <= MOST_IN_DIGEST
    assert "30" in post.text and str(30 - shown) in words(post.blocks)[-1]


def test_a_notice_says_what_happened_what_follows_and_what_may_be_done() -> None:
    seat = Seat(TWO).wait(100)
    post = notice_post(noticed(seat, EventType.REFERENCE_UNOBTAINABLE), TEXTS["en"])
    assert post.text == ("Anna Lind: No reference could be had from Eva Berg. No reference could be had from Per Ek.")
    assert "a late answer counts" in words(post.blocks)[0]
    shown = buttons(post.blocks)
    assert [one["action_id"] for one in shown] == ["remind", "details", "cancel", "open_card", "snooze"]
    assert [one.get("style") for one in shown] == ["primary", None, None, None, None]
    assert shown[3]["url"] == CARD and shown[4]["value"].endswith("|1")


def test_what_is_complete_is_opened_not_silenced() -> None:
    seat = Seat(TWO, 'play "Eva Berg"', 'play "Per Ek"')
    post = notice_post(noticed(seat, EventType.CHECK_COMPLETED), TEXTS["sv"])
    acts = [one["action_id"] for one in buttons(post.blocks)]
    assert acts == ["open_report", "more_references", "archive", "details", "open_card"]


def test_a_wrong_number_is_put_right_from_the_notice() -> None:
    seat = Seat('start "Anna Lind, +46701234567" references=2')
    seat.office.report(ANNA, "undelivered", "30005")
    view = noticed(seat, EventType.CANDIDATE_UNREACHABLE)
    assert view.acts == (CardAct.START_ANEW, CardAct.DETAILS)


def test_of_a_cancelled_check_nothing_is_offered_but_the_details() -> None:
    seat = Seat(TWO)
    seat.world.text(EVA, "stopp")
    seat.office.obey('cancel "Anna Lind"')
    assert noticed(seat, EventType.OPTED_OUT).acts == (CardAct.DETAILS,)


def test_buttons_of_several_checks_are_told_apart() -> None:
    seat = Seat(TWO).wait(100)
    view = noticed(seat, EventType.REFERENCE_UNOBTAINABLE)
    labels = [one["accessibility_label"] for one in buttons(notice_post(view, TEXTS["en"]).blocks)]
    assert len(set(labels)) == len(labels) and all("Anna Lind" in one for one in labels)


def test_a_milestone_mentions_nobody() -> None:
    post = milestone_post(["<!channel> declined.", "Eva Berg declined."])
    assert post.text == "&lt;!channel&gt; declined.\nEva Berg declined."
    assert_sound(post)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "error", ["not_in_channel", "channel_not_found", "is_archived", "restricted_action", "never_told", "odd<"]
)
def test_why_a_card_is_elsewhere_is_said(error: str, language: str) -> None:
    post = card_refused_post("C1", error, TEXTS[language])
    assert "<#C1>" in post.text and "{" not in post.text
    assert_sound(answer_post(post.text.replace("<#C1>", "#hiring")))


@settings(max_examples=40)
@given(OURS, LANGUAGES)
def test_lists_are_sound_however_long(name: str, language: str) -> None:
    texts = TEXTS[language]
    lines = [line_of(a_check(id=f"check-{one}", candidate_name=name), name, (), texts, NOON) for one in range(30)]
    for many in (0, 1, MOST_LINES, 30):
        listed = list_post(lines[:many], texts, words=name)
        assert_sound(listed)
        shown = len(buttons(listed.blocks))
        assert min(many, 8) <= shown <= min(many, MOST_LINES)
        assert shown in (0, many) or str(many - shown) in words(listed.blocks)[-1]
    chosen = which_post(lines[:3], "cancel", texts)
    assert_sound(chosen)
    assert [(one["action_id"], one["value"]) for one in buttons(chosen.blocks)] == [
        ("cancel", f"check-{one}") for one in range(3)
    ]


@pytest.mark.parametrize("language", TEXTS)
def test_the_status_of_one_check_has_its_buttons(language: str) -> None:
    view = Seat(TWO).card(language)
    post = status_post(view, TEXTS[language])
    assert_sound(post)
    assert [one["action_id"] for one in buttons(post.blocks)] == list(view.acts)


@pytest.mark.parametrize("language", TEXTS)
def test_help_names_every_verb(language: str) -> None:
    post = help_post(TEXTS[language])
    assert_sound(post)
    said = "\n".join(words(post.blocks))
    shown = [WORDS[Verb(one)][TEXTS[language].language == "sv"] for one in COMMANDS]
    assert all(f"`/refcheck {word}" in said for word in shown)


def test_a_line_is_listed_where_it_belongs() -> None:
    seat = Seat(TWO).wait(100)
    check = seat.seen.check
    assert line_of(check, "Barista", seat.needing, TEXTS["en"], seat.world.now).group is Group.NEEDS_YOU
    assert line_of(check, "Barista", (), TEXTS["en"], seat.world.now).group is Group.IN_PROGRESS
    paused = line_of(check, "Barista", (), TEXTS["en"], seat.world.now, is_paused=True)
    assert (paused.state, paused.group) == ("paused", Group.IN_PROGRESS)
    seat.office.obey('cancel "Anna Lind"')
    ended = line_of(seat.seen.check, "Barista", (), TEXTS["en"], seat.world.now)
    assert (ended.group, ended.since) == (Group.DONE, seat.seen.check.cancelled_at)
