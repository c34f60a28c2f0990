"""The turn of a check's desk: one card, each thing told once, and a post's late answers change nothing (R52)."""

from dataclasses import replace
from typing import Any, TypeVar

import pytest

from bot.domain.check import CheckStatus
from bot.domain.desk import Card, Place, Recruiter, Telling
from bot.domain.inbox import Happening
from bot.domain.lifecycle import Actor, EventType
from bot.domain.message import Message, Purpose
from bot.domain.notice import LEVELS, Level
from bot.flows.changes import Changes, DeskSeen
from bot.flows.decide import decide
from bot.flows.desk.notifying import IN_THE_THREAD
from tests.flows.desk.scene import PLACE, a_card, a_desk, a_moment, a_row, an_event, told

T = TypeVar("T")
MOMENT = a_moment()
POSTED: dict[str, Any] = {"posting": 1, "channel": "C1", "ts": "1.0", "is_public": True, "posted_hash": "abc"}
COMPLETE: dict[str, Any] = {"status": CheckStatus.COMPLETED, "report_version": 1}


def put(changes: Changes, kind: type[T]) -> list[T]:
    return [one for one in changes.put if isinstance(one, kind)]


def messages(changes: Changes) -> list[tuple[Purpose, str]]:
    return [(one.purpose, one.address) for one in put(changes, Message)]


def test_the_first_thing_that_is_told_makes_the_card() -> None:
    changes = decide(a_desk(), told(an_event(EventType.CHECK_STARTED, None)), MOMENT)
    (card,) = put(changes, Card)
    assert (card.channel, card.changes, card.posting, card.ts) == ("#hiring", 1, 1, None)
    assert messages(changes) == [(Purpose.CARD, "#hiring")]


def test_what_follows_changes_it() -> None:
    changes = decide(a_desk(a_card(ts="1.0")), told(an_event(EventType.REFERENCE_STARTED)), MOMENT)
    assert [one.changes for one in put(changes, Card)] == [2]
    assert messages(changes) == []


def test_a_check_without_a_place_has_no_card() -> None:
    assert decide(a_desk(place=None), told(an_event(EventType.CHECK_STARTED)), MOMENT) == Changes()
    assert decide(DeskSeen(None, None), told(an_event(EventType.CHECK_STARTED)), MOMENT) == Changes()


@pytest.mark.parametrize("kind", EventType)
def test_what_matters_to_anybody_is_in_the_thread(kind: EventType) -> None:
    """But for somebody's wish about their own details, which is not for a channel."""
    changes = decide(a_desk(a_card()), told(an_event(kind)), MOMENT)
    is_in_the_thread = (Purpose.MILESTONE, "#hiring") in messages(changes)
    assert is_in_the_thread is (kind in IN_THE_THREAD)
    if LEVELS.get(kind) in (Level.NEEDS_YOU, Level.MILESTONE):
        assert is_in_the_thread is (kind is not EventType.ERASURE_REQUESTED)


def test_who_pauses_a_whole_check_fills_no_thread_with_a_line_for_each_person() -> None:
    paused = replace(an_event(EventType.PAUSED, by="Rut"), actor=Actor.RECRUITER)
    changes = decide(a_desk(a_card()), told(paused), MOMENT)
    assert [one.changes for one in put(changes, Card)] == [2] and messages(changes) == []


ENDINGS = {EventType.CHECK_COMPLETED, EventType.FOLLOW_UP_ANSWERED, EventType.FOLLOW_UP_DECLINED}


@pytest.mark.parametrize("kind", EventType)
@pytest.mark.parametrize("telling", Telling)
def test_each_is_told_as_much_as_they_want(kind: EventType, telling: Telling) -> None:
    desk = DeskSeen(a_desk().check, a_card(), (Recruiter("T1", "rut", "organisation-1", telling=telling),))
    mine = (Purpose.NOTICE, "rut") in messages(decide(desk, told(an_event(kind)), MOMENT))
    wanted = {
        Telling.NEEDS_ME: LEVELS.get(kind) is Level.NEEDS_YOU,
        Telling.FINISHED: LEVELS.get(kind) is Level.NEEDS_YOU or kind in ENDINGS,
        Telling.EVERYTHING: kind in LEVELS and kind is not EventType.REPORT_ISSUED,
    }
    assert mine is wanted[telling]


@pytest.mark.parametrize("mark", ["is_gone", "is_guest"])
def test_those_who_left_and_guests_are_told_nothing(mark: str) -> None:
    marked: dict[str, Any] = {mark: True}
    one = Recruiter("T1", "rut", "organisation-1", telling=Telling.EVERYTHING, **marked)
    desk = DeskSeen(a_desk().check, a_card(), (one,))
    changes = decide(desk, told(an_event(EventType.REFERENCE_DECLINED)), MOMENT)
    assert messages(changes) == [(Purpose.MILESTONE, "#hiring"), (Purpose.NOTICE, "bo")]


# --- the report


def test_the_report_comes_once_with_each_version() -> None:
    issued = told(an_event(EventType.REPORT_ISSUED, None, version=1))
    first = decide(a_desk(a_card(), **COMPLETE), issued, MOMENT)
    assert (Purpose.REPORT, "#hiring") in messages(first)
    (card,) = put(first, Card)
    assert card.file_version == 1
    assert messages(decide(a_desk(card, **COMPLETE), issued, MOMENT)) == []
    second = decide(a_desk(card, **COMPLETE | {"report_version": 2}), issued, MOMENT)
    assert messages(second) == [(Purpose.REPORT, "#hiring")]


def test_before_all_are_in_the_report_is_left_to_whoever_asks() -> None:
    issued = told(an_event(EventType.REPORT_ISSUED, None, version=1))
    assert messages(decide(a_desk(a_card(), report_version=1), issued, MOMENT)) == []


def test_where_everybody_reads_the_report_comes_to_the_checks_own() -> None:
    issued = told(an_event(EventType.REPORT_ISSUED, None, version=1))
    changes = decide(a_desk(a_card(is_public=True), **COMPLETE), issued, MOMENT)
    assert messages(changes) == [(Purpose.REPORT, "rut"), (Purpose.REPORT, "bo")]


@pytest.mark.parametrize("mark", ["is_gone", "is_guest"])
def test_the_report_comes_to_no_guest_and_to_nobody_who_has_left(mark: str) -> None:
    marked: dict[str, Any] = {mark: True}
    issued = told(an_event(EventType.REPORT_ISSUED, None, version=1))
    desk = a_desk(a_card(is_public=True), **COMPLETE)
    changes = decide(replace(desk, recruiters=(Recruiter("T1", "bo", "organisation-1", **marked),)), issued, MOMENT)
    assert messages(changes) == [(Purpose.REPORT, "rut")]


def test_a_row_that_is_applied_late_does_not_put_the_report_first() -> None:
    changes = decide(a_desk(a_card(), **COMPLETE), told(an_event(EventType.QUESTION_ANSWERED)), MOMENT)
    assert messages(changes) == []


# --- the post of the card


def test_where_the_card_is_stays_as_it_was_first_heard() -> None:
    posted = decide(a_desk(a_card()), a_row(Happening.CARD_POSTED, **POSTED), MOMENT)
    (card,) = put(posted, Card)
    assert (card.channel, card.ts, card.is_public, card.posted_hash) == ("C1", "1.0", True, "abc")
    again = a_row(Happening.CARD_POSTED, "2", **POSTED | {"ts": "2.0"})
    assert decide(a_desk(card), again, MOMENT) == Changes()
    refused = a_row(Happening.CARD_REFUSED, "3", posting=1, error="not_in_channel")
    assert decide(a_desk(card), refused, MOMENT) == Changes()
    assert decide(a_desk(card), a_row(Happening.CARD_ASKED, "4"), MOMENT) == Changes()


@pytest.mark.parametrize("happening", [Happening.CARD_POSTED, Happening.CARD_REFUSED])
def test_what_is_heard_of_an_earlier_posting_changes_nothing(happening: Happening) -> None:
    row = a_row(happening, **POSTED, error="not_in_channel")
    assert decide(a_desk(a_card(posting=2)), row, MOMENT) == Changes()


def test_a_refused_card_comes_to_the_starter_and_says_why() -> None:
    refused = a_row(Happening.CARD_REFUSED, posting=1, error="not_in_channel")
    changes = decide(a_desk(a_card()), refused, MOMENT)
    assert messages(changes) == [(Purpose.ANSWER, "rut"), (Purpose.CARD, "rut")]
    (card,) = put(changes, Card)
    assert (card.channel, card.posting) == ("rut", 2)


@pytest.mark.parametrize("place", [PLACE, replace(PLACE, user="")])
def test_a_card_that_is_refused_everywhere_is_nowhere_until_it_is_asked_for(place: Place) -> None:
    refused = a_row(Happening.CARD_REFUSED, posting=2, error="is_archived")
    changes = decide(a_desk(a_card(channel="rut", posting=2), place=place), refused, MOMENT)
    (card,) = put(changes, Card)
    assert card.is_nowhere and messages(changes) == []
    asked = decide(a_desk(card), a_row(Happening.CARD_ASKED, "2"), MOMENT)
    (anew,) = put(asked, Card)
    assert (anew.posting, anew.ts) == (3, None) and messages(asked) == [(Purpose.CARD, "rut")]


def test_a_card_that_is_asked_for_anew_does_not_wait_for_the_first() -> None:
    changes = decide(a_desk(a_card()), a_row(Happening.CARD_ASKED), MOMENT)
    (message,) = put(changes, Message)
    assert message.key == "card:check-1:2" and message.lane != "desk:check-1"


def test_the_card_of_a_deleted_check_is_told_who_deleted_it_and_nothing_else() -> None:
    gone = a_row(Happening.CHECK_GONE, by="Rut")
    (card,) = put(decide(DeskSeen(None, a_card(ts="1.0")), gone, MOMENT), Card)
    assert (card.gone, card.changes) == ("Rut", 2)
    assert decide(DeskSeen(None, None), gone, MOMENT) == Changes()
