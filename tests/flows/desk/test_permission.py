"""Who may act on a check from Slack: its starter, their colleagues in it, and admins (R52, R57)."""

from typing import Any

import pytest

from bot.domain.desk import Place
from bot.domain.inbox import Happening, Row, check_lane
from bot.flows.changes import CheckSeen
from bot.flows.desk.permission import forbidden
from tests.flows.desk.scene import a_seen_check

PLACE = Place("T1", "C1", "rut", "sv", ("bo",))
MINE = {"organisation": "organisation-1", "workspace": "T1", "user": "rut", "is_admin": False, "is_known": True}


def asked_by(**who: Any) -> Row:
    return Row(check_lane("check-1"), "slack", "1", Happening.REMIND_ASKED, {"by": "Rut", "slack": MINE | who})


def no(seen: CheckSeen, row: Row) -> str | None:
    """The kind of the refusal."""
    refused = forbidden(seen, row)
    if refused is None:
        return None
    assert not refused.put and not refused.tell, "whoever is refused changes nothing"
    return str(refused.outcome["refused"]["kind"])


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ({}, None),
        ({"user": "bo"}, None),
        ({"user": "siv"}, "not-yours"),
        ({"user": ""}, "not-yours"),
        ({"user": "siv", "is_admin": True}, None),
        ({"workspace": "T2"}, "not-yours"),  # the same user's id in another workspace of the organisation
        ({"workspace": "T2", "user": "bo"}, "not-yours"),
        ({"organisation": "organisation-2"}, "unknown-check"),
        ({"organisation": "organisation-2", "is_admin": True}, "unknown-check"),
        ({"organisation": ""}, "unknown-check"),
    ],
)
def test_a_check_is_acted_on_by_its_people_and_admins(who: dict[str, Any], kind: str | None) -> None:
    assert no(a_seen_check(place=PLACE), asked_by(**who)) == kind


@pytest.mark.parametrize("place", [None, Place("T1", "C1", "", "sv")])
def test_a_check_that_nobody_started_in_slack_is_everybodys_in_the_organisation(place: Place | None) -> None:
    seen = a_seen_check(place=place)
    assert no(seen, asked_by(user="siv")) is None
    assert no(seen, asked_by(organisation="organisation-2")) == "unknown-check"


def test_a_check_of_nobodys_is_not_for_strangers_who_may_be_guests() -> None:
    seen = a_seen_check(place=Place("T1", "C1", "", "sv"))
    assert no(seen, asked_by(user="siv", is_known=False)) == "not-yours"
    assert no(a_seen_check(place=PLACE), asked_by(is_known=False)) is None, "whoever started it is no stranger"


def test_what_comes_from_elsewhere_is_judged_there() -> None:
    row = Row(check_lane("check-1"), "api", "1", Happening.REMIND_ASKED, {"by": "a key"})
    assert no(a_seen_check(place=PLACE), row) is None
