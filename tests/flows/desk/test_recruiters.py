"""A recruiter's lane: what Slack says of them, what they have chosen, and one digest a morning (R32)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.desk import Recruiter, Telling, recruiter_lane
from bot.domain.inbox import Happening, Row, Timer
from bot.domain.lifecycle import EventType
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes, RecruiterSeen
from bot.flows.decide import decide
from tests.builders import a_check
from tests.flows.desk.scene import a_moment, an_event

MOMENT = a_moment()  # a Monday at ten in Stockholm
RUT = Recruiter("T1", "rut", "organisation-1", name="Rut", language="sv", zone="Europe/Stockholm")
NEEDING = ((an_event(EventType.REFERENCE_DECLINED), a_check()), (an_event(EventType.OPTED_OUT), a_check()))
PROFILE = {"name": "Rut Ek", "email": "rut@norr.se", "language": "en", "zone": "Europe/London", "is_admin": True}


def turn(
    happening: Happening, known: Recruiter | None = RUT, organisation: str | None = "organisation-1", **more: Any
) -> Changes:
    needing = more.pop("needing", ())
    row = Row(recruiter_lane("T1", "rut"), "slack", "1", happening, more)
    return decide(RecruiterSeen(known, organisation, needing), row, MOMENT)


def recruiter(changes: Changes) -> Recruiter:
    (found,) = (one for one in changes.put if isinstance(one, Recruiter))
    return found


def mornings(changes: Changes) -> list[str]:
    return [f"{one.due_at:%a %H:%M}" for one in changes.put if isinstance(one, Timer)]


def read(known: Recruiter | None, organisation: str | None = "organisation-1", **profile: Any) -> Changes:
    about = {"profile": PROFILE | profile, "read_at": MOMENT.now.isoformat()}
    return turn(Happening.RECRUITER_READ, known, organisation, **about)


def test_whom_we_meet_is_kept_as_slack_says_and_gets_a_digest() -> None:
    changes = read(None, unheard_of="x", telling="everything")
    found = recruiter(changes)
    assert (found.name, found.zone, found.is_admin, found.read_at) == ("Rut Ek", "Europe/London", True, MOMENT.now)
    assert found.telling is Telling.FINISHED, "what Slack says of somebody is not what they have chosen"
    assert mornings(changes) == ["Tue 09:00"]


@pytest.mark.parametrize("mark", ["is_guest", "is_gone"])
def test_who_is_no_recruiter_gets_no_digest(mark: str) -> None:
    assert mornings(read(RUT, "organisation-1", **{mark: True})) == []


def test_of_a_workspace_that_has_removed_us_nothing_is_kept() -> None:
    assert read(RUT, None) == Changes()
    assert turn(Happening.RECRUITER_CHOSE, RUT, None, telling="everything") == Changes()
    assert turn(Happening.RECRUITER_TOLD, RUT, None, text="Hej") == Changes()
    assert turn(Happening.DIGEST_FELL_DUE, RUT, None, needing=NEEDING) == Changes()


def test_what_was_chosen_in_another_organisation_stays_there() -> None:
    chosen = turn(Happening.RECRUITER_CHOSE, RUT, "organisation-2", telling="everything")
    found = recruiter(chosen)
    assert (found.organisation, found.name, found.telling) == ("organisation-2", "", Telling.EVERYTHING)


def test_each_choice_leaves_the_others_as_they_were() -> None:
    now = recruiter(turn(Happening.RECRUITER_CHOSE, telling="needs_me"))
    assert now.telling is Telling.NEEDS_ME
    until = MOMENT.now + timedelta(hours=2)
    now = recruiter(turn(Happening.RECRUITER_CHOSE, now, snoozed_until=until.isoformat()))
    assert (now.telling, now.snoozed_until) == (Telling.NEEDS_ME, until)
    now = recruiter(turn(Happening.RECRUITER_CHOSE, now, snoozed_until=None))
    assert (now.telling, now.snoozed_until, now.name) == (Telling.NEEDS_ME, None, "Rut")


def test_a_checks_snooze_is_forgotten_when_it_is_over() -> None:
    earlier, later = ((MOMENT.now + timedelta(hours=hours)).isoformat() for hours in (-1, 1))
    now = recruiter(turn(Happening.RECRUITER_CHOSE, snoozed_checks={"a": earlier, "b": later}))
    assert now.snoozed_checks == {"b": later}
    now = recruiter(turn(Happening.RECRUITER_CHOSE, now, snoozed_checks={"c": later, "b": None}))
    assert now.snoozed_checks == {"c": later}


def test_the_digest_names_each_check_once_and_is_followed_by_the_next() -> None:
    changes = turn(Happening.DIGEST_FELL_DUE, needing=NEEDING)
    (message,) = (one for one in changes.put if isinstance(one, Message))
    assert (message.purpose, message.address, message.about) == (Purpose.ANSWER, "rut", {"digest": ["check-1"]})
    assert mornings(changes) == ["Tue 08:00"]


def test_a_morning_without_needs_is_left_in_peace() -> None:
    changes = turn(Happening.DIGEST_FELL_DUE)
    assert [type(one) for one in changes.put] == [Timer]


@pytest.mark.parametrize("known", [None, Recruiter("T1", "rut", "organisation-1", has_digest=False)])
def test_whoever_wants_no_digest_gets_none_though_its_timer_was_set(known: Recruiter | None) -> None:
    assert turn(Happening.DIGEST_FELL_DUE, known, needing=NEEDING) == Changes()


def test_an_answer_comes_to_whoever_asked() -> None:
    (message,) = (one for one in turn(Happening.RECRUITER_TOLD, text="Hej").put if isinstance(one, Message))
    assert (message.purpose, message.address, message.about) == (Purpose.ANSWER, "rut", {"text": "Hej"})


def test_members_alone_are_warned_of_limits() -> None:
    (told,) = turn(Happening.RECRUITER_WARNED, warning="budget_over").put
    assert isinstance(told, Message)
    assert (told.purpose, told.about) == (Purpose.ANSWER, {"words": "warned", "warning": "budget_over"})
    assert turn(Happening.RECRUITER_WARNED, replace(RUT, is_guest=True), warning="budget_over").put == []
    assert turn(Happening.RECRUITER_WARNED, organisation=None, warning="budget_over").put == []
