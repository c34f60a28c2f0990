"""The card says how it goes, and offers what the rules allow now and nothing else (R41, R52)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.check import Badge
from bot.domain.inbox import Happening
from bot.domain.reference import Standing
from bot.flows.seat.card import CardView
from bot.flows.seat.card_acts import CardAct, acts_of, state_of
from bot.flows.seat.card_looked import Mark
from bot.flows.seat.card_names import shown_as, without_addresses
from bot.flows.seat.card_state import CardState
from bot.flows.seat.said import Said
from tests.builders import a_reference
from tests.channels.slack.seats import ALONE, ANNA, EVA, PER, TWO, ZONE, Seat
from tests.world import TEXTS

SOON = timedelta(seconds=10)
REPORT = ["open_report", "share_file"]


def waiting() -> Seat:
    return Seat(ALONE)


def running() -> Seat:
    return Seat(TWO)


def one_in() -> Seat:
    return Seat(TWO, 'play "Eva Berg"')


def complete() -> Seat:
    return Seat(TWO, 'play "Eva Berg"', 'play "Per Ek"')


STATES: list[tuple[Seat, CardState, str]] = [
    (waiting(), CardState.WAITING, "remind details pause more_references cancel delete"),
    (running(), CardState.RUNNING, "remind details pause more_references cancel"),
    (one_in(), CardState.RUNNING, "remind open_report details share_file pause more_references follow_up cancel"),
    (Seat(TWO, 'pause "Anna Lind"'), CardState.PAUSED, "resume details more_references cancel"),
    (
        Seat(TWO, 'pause "Anna Lind" person=referee.1'),
        CardState.RUNNING,
        "remind details pause resume more_references cancel",
    ),
    (Seat(TWO, 'remind "Anna Lind"'), CardState.RUNNING, "remind details pause more_references cancel"),
    (complete(), CardState.COMPLETE, "open_report details share_file more_references follow_up archive cancel"),
    (
        Seat(TWO, 'play "Eva Berg"', 'play "Per Ek"', 'archive "Anna Lind"'),
        CardState.ARCHIVED,
        "open_report details share_file more_references follow_up unarchive cancel",
    ),
    (Seat(TWO, 'cancel "Anna Lind"'), CardState.CANCELLED, "details"),
    (Seat(TWO, 'play "Eva Berg"', 'cancel "Anna Lind"'), CardState.CANCELLED, "open_report details share_file"),
    (Seat(ALONE, 'more "Anna Lind" count=8'), CardState.WAITING, "remind details pause cancel delete"),
    (
        Seat(f"{TWO} candidate_contact=none referee_contact=none"),
        CardState.RUNNING,
        "details more_references cancel",
    ),
]


@pytest.mark.parametrize(
    ("seat", "state", "acts"), STATES, ids=[f"{state}-{acts.count(' ')}" for _, state, acts in STATES]
)
def test_each_state_offers_what_is_allowed_and_the_first_is_the_primary_one(
    seat: Seat, state: CardState, acts: str
) -> None:
    view = seat.card()
    assert view.state is state
    assert list(view.acts) == acts.split()


@pytest.mark.parametrize("seat", [seat for seat, _, _ in STATES])
def test_nothing_is_offered_that_the_check_then_refuses(seat: Seat) -> None:
    asked: dict[CardAct, tuple[Happening, dict[str, Any]]] = {
        CardAct.REMIND: (Happening.REMIND_ASKED, {}),
        CardAct.PAUSE: (Happening.PAUSE_ASKED, {}),
        CardAct.RESUME: (Happening.RESUME_ASKED, {}),
        CardAct.MORE_REFERENCES: (Happening.MORE_REFERENCES_ASKED, {"count": 1}),
        CardAct.FOLLOW_UP: (Happening.FOLLOW_UP_ASKED, {"person": "referee.1", "question": "How so?"}),
        CardAct.ARCHIVE: (Happening.ARCHIVE_ASKED, {}),
        CardAct.UNARCHIVE: (Happening.UNARCHIVE_ASKED, {}),
        CardAct.CANCEL: (Happening.CANCEL_ASKED, {}),
        CardAct.DELETE: (Happening.DELETE_ASKED, {}),
    }
    for act in seat.card().acts:
        if act in asked:
            happening, payload = asked[act]
            assert not seat.would_refuse(happening, **payload), act


def test_a_cancelling_can_be_undone_and_nothing_else() -> None:
    seat = running()
    seen = replace(seat.seen, check=replace(seat.seen.check, cancelling_until=seat.world.now + SOON))
    assert acts_of(seen, (), seat.world.now) == (CardAct.UNDO,)
    assert state_of(seen, (), seat.world.now + SOON) is CardState.RUNNING


def test_what_settles_it_is_the_primary_button_where_it_is_stuck() -> None:
    seat = Seat(ALONE)
    seat.office.report(ANNA, "undelivered", "30005")
    view = seat.card(needing=seat.needing)
    assert view.state is CardState.STUCK
    assert list(view.acts) == ["start_anew", "remind", "details", "pause", "more_references", "cancel", "delete"]


def test_one_who_declines_is_no_reason_to_end_everything() -> None:
    seat = Seat(TWO)
    seat.world.text(EVA, "avböj")
    seat.world.text(EVA, "bekräfta")
    assert list(seat.card(needing=seat.needing).acts)[:2] == ["remind", "details"]


def test_a_candidate_who_leaves_is() -> None:
    seat = Seat(ALONE)
    seat.world.text(ANNA, "dra tillbaka")
    assert seat.card(needing=seat.needing).acts[0] is CardAct.CANCEL


def test_nobody_is_reminded_of_whom_nothing_arrives() -> None:
    seat = Seat(TWO)
    seat.world.text(EVA, "stopp")
    view = seat.card(needing=seat.needing)
    assert [one.mark for one in view.rows] == [Mark.OUT, Mark.WAITED_FOR]
    assert view.reminded == ("Per Ek",)
    assert plain(view.rows[0].how[0]) == "STOP is in force; no message may go there"


def test_a_wish_to_be_erased_is_not_shown_to_all() -> None:
    seat = running()
    seat.world.text(EVA, "radera mina uppgifter")
    assert [one.type for one in seat.needing] == ["erasure_requested"]
    view = seat.card(needing=seat.needing)
    assert view.needs == () and view.state is CardState.RUNNING


def test_rows_say_how_it_stands_and_what_is_next() -> None:
    seat = one_in().wait(30)
    assert told(seat.card()) == [
        "Eva Berg: reference in 23 Nov 10:00",
        "Per Ek: contacted 23 Nov 10:00, reminded 24 Nov 10:00, next reminder 25 Nov 10:00",
    ]
    assert plain(seat.card().next) == "Next: reminder to Per Ek 25 Nov 10:00"


def test_a_later_day_is_told() -> None:
    seat = running()
    seat.world.text(ANNA, "sen 2 fredag")
    seat.world.text(EVA, "efter 3 december")
    seat.world.text(EVA, "ok")
    eva, per = told(seat.card())
    assert "answers from Friday 4 December" in eva and "expected by" not in eva
    assert "expected by 27 November" in per


def test_a_follow_up_that_is_open_is_told() -> None:
    seat = Seat(TWO, 'play "Eva Berg"', 'follow-up "Anna Lind" person=referee.1 question="How so?"')
    assert "asked one more question 23 Nov 10:00" in told(seat.card())[0]
    assert CardAct.FOLLOW_UP not in seat.card().acts


def test_how_far_somebody_has_come_is_counted() -> None:
    seat = running()
    seat.world.text(EVA, "ja")
    row = seat.card().rows[0]
    assert (row.mark, plain(row.how[0])) == (Mark.BEGUN, "9 of 14 answered")


def test_the_candidate_is_on_the_card_while_something_is_expected_of_them() -> None:
    assert told(waiting().card()) == ["Anna Lind: asked 23 Nov 10:00, no answer yet, next reminder 24 Nov 10:00"]
    seat = waiting()
    seat.world.text(ANNA, "ja")
    assert told(seat.card())[0].startswith("Anna Lind: has 2 referees left to name, last heard 23 Nov 10:00")
    assert [row.name for row in running().card().rows] == ["Eva Berg", "Per Ek"]
    wider = Seat(TWO, 'more "Anna Lind" count=1').card()
    assert [row.name for row in wider.rows] == ["Anna Lind", "Eva Berg", "Per Ek"]


def test_a_first_message_that_waits_for_the_morning_is_told() -> None:
    night = Seat()
    night.wait(13)
    night.office.obey(ALONE)
    assert told(night.card()) == ["Anna Lind: first message goes out 24 Nov 08:00"]
    assert plain(night.card().next) == "Next: first message to Anna Lind 24 Nov 08:00"

    morning = night.wait(12)
    assert told(morning.card())[0].startswith("Anna Lind: asked 24 Nov 08:00, no answer yet")


def test_nothing_is_paused_for_those_whom_nothing_reaches() -> None:
    seat = running()
    seat.world.text(EVA, "stopp")
    assert seat.card().asked == ("Per Ek",)
    seat.world.text(PER, "stopp")
    assert CardAct.PAUSE not in seat.card().acts


def test_after_the_last_reminder_no_first_message_is_promised() -> None:
    silent = waiting().wait(24 * 4 + 13)
    assert silent.card().next is None


def test_a_link_that_the_recruiter_passes_on_is_theirs() -> None:
    seat = Seat(f"{TWO} referee_contact=none")
    assert {plain(row.how[0]) for row in seat.card().rows} == {"the link is yours to pass on"}


def test_those_whom_others_have_replaced_are_left_out() -> None:
    seat = running()
    first, second = seat.seen.references
    seen = replace(seat.seen, references=(replace(first, standing=Standing.REPLACED), second))
    assert [row.number for row in seat.card(seen=seen).rows] == [0, 2]


def test_what_is_due_is_told_in_the_language_of_the_card() -> None:
    assert told(running().card("sv"), "sv")[0] == ("Eva Berg: kontaktad 23 nov 10:00, nästa påminnelse 24 nov 10:00")


def test_the_badge_is_strong_when_nothing_is_missing() -> None:
    assert (one_in().card().badge, one_in().card().answered) == (Badge.LIGHT, 1)
    assert (complete().card().badge, complete().card().answered) == (Badge.STRONG, 2)


def test_a_deadline_is_told_until_the_end() -> None:
    seat = Seat(f"{TWO} deadline=2026-11-24")
    assert seat.card().deadline is not None and not seat.card().is_overdue
    assert seat.wait(48).card().is_overdue
    done = Seat(f"{TWO} deadline=2026-11-24", 'play "Eva Berg"', 'play "Per Ek"')
    assert done.card().deadline is None


def test_the_latest_that_needs_somebody_comes_first() -> None:
    seat = Seat(TWO).wait(100)
    assert [one.sentence for one in seat.card(needing=seat.needing).needs] == [
        "No reference could be had from Per Ek.",
        "No reference could be had from Eva Berg.",
    ]
    public = seat.card(needing=seat.needing, is_public=True)
    assert public.needs[0].sentence == "No reference could be had from Kollega at Bageri Öst."


@pytest.mark.parametrize(
    ("relation", "employer", "shown"),
    [
        ("chef", "Acme", "Chef at Acme"),
        ("manager at Acme", "Acme", "Manager at Acme"),
        ("chef", "", "Chef"),
        ("my manager", "Acme", "Manager at Acme"),
        ("Min chef", "", "Chef"),
        ("Mina", "", "Mina"),
        ("", "Acme", "Referee 2"),
        ("chef 070-123 45 67", "Acme eva@acme.example", "Chef … at Acme …"),
    ],
)
def test_in_public_a_referee_is_called_by_the_relation(relation: str, employer: str, shown: str) -> None:
    one = a_reference(position=2, relation=relation, employer=employer)
    assert shown_as(one, TEXTS["en"], is_public=True) == shown
    assert shown_as(one, TEXTS["en"], is_public=False) == "Eva Berg"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Anna +46 70 123 45 67 Lind", "Anna … Lind"),
        ("Anna (070) 123 45 67", "Anna (…"),
        ("Anna anna.lind@example.com", "Anna …"),
        ("Anna@", "…"),
        ("chef 2019-2022", "chef 2019-2022"),
        ("chef 2019 – 2022, sedan 2023", "chef 2019 – 2022, sedan 2023"),
        ("Team 12345", "Team 12345"),
        ("A" * 70, "A" * 59 + "…"),
    ],
)
def test_numbers_and_addresses_are_left_out_and_years_are_not(written: str, shown: str) -> None:
    assert without_addresses(written) == shown


def told(view: CardView, language: str = "en") -> list[str]:
    return [f"{row.name}: {', '.join(plain(one, language) for one in row.how)}" for row in view.rows]


def plain(what: Said | None, language: str = "en") -> str:
    assert what is not None
    return what.plain(TEXTS[language], ZONE)
