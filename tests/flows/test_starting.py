"""What starting, deleting and cancelling checks brings about, and what is refused by name (R1, R2, R6, R44, R45)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Role
from bot.domain.inbox import Happening
from bot.domain.message import Message
from bot.domain.reference import Standing
from bot.domain.reminders import Plan
from tests.telling.office import DEFAULTS
from tests.telling.outbox import Memory
from tests.telling.player import play_candidate, play_referee
from tests.world import QUESTIONNAIRES, World

ANNA = {"name": "Anna Lind", "phone": "+46701234567", "email": "anna@example.com"}
BO = {"name": "Bo Ek", "phone": "+46705555555", "email": None}
EVA = ["Eva Berg", "+46702222222", "chef", "Acme", "2019-2022"]


class Told:
    """A world whose tables may be looked into."""

    def __init__(self) -> None:
        self.tables = Memory(QUESTIONNAIRES.values())
        self.world = World(self.tables)

    def start(self, *candidates: dict[str, Any], **asked: Any) -> dict[str, Any]:
        assignment = {"external_id": None, "title": "Barista"}
        return self.world.ask_checks({**DEFAULTS, "assignment": assignment, "candidates": candidates, **asked})

    def check(self) -> Check:
        return next(iter(self.tables.checks.values()))

    def balance(self) -> int:
        return sum(one.amount for one in self.tables.credits)

    def limit_credits(self) -> None:
        (organisation,) = self.tables.organisations.values()
        self.tables.keep(replace(organisation, credits_limited=True))

    def bodies(self) -> list[str]:
        return [one.what.body for one in self.world.told if isinstance(one.what, Message)]


@pytest.fixture
def told() -> Told:
    return Told()


def test_all_candidates_of_one_request_are_started(told: Told) -> None:
    outcome = told.start(ANNA, BO)
    assert [told.tables.checks[one].candidate_name for one in outcome["checks"]] == ["Anna Lind", "Bo Ek"]
    assert len(told.bodies()) == 2


def test_a_check_costs_one_credit(told: Told) -> None:
    told.start(ANNA, BO)
    assert told.balance() == -2


def test_credits_are_unlimited_unless_said_otherwise(told: Told) -> None:
    told.limit_credits()
    assert told.start(ANNA)["refused"]["kind"] == "no-credits"
    assert told.tables.checks == {}


def test_credits_that_were_added_can_be_used_once(told: Told) -> None:
    told.limit_credits()
    told.world.ask_organisation(Happening.CREDITS_ADDED, {"amount": 1, "reason": "bought"})
    assert told.start(ANNA, BO)["refused"]["kind"] == "no-credits"
    assert "checks" in told.start(ANNA)
    assert told.start(BO)["refused"]["kind"] == "no-credits"


@pytest.mark.parametrize(
    ("asked", "kind", "at"),
    [
        ({"sub_account": "none"}, "unknown-sub-account", "/sub_account"),
        ({"questionnaire": "none"}, "unknown-questionnaire", "/questionnaire"),
        ({"language": "fi"}, "unknown-questionnaire", "/questionnaire"),
    ],
)
def test_what_is_not_there_is_refused_by_name(told: Told, asked: dict[str, str], kind: str, at: str) -> None:
    refused = told.start(ANNA, **asked)["refused"]
    assert (refused["kind"], refused["at"]) == (kind, at)
    assert told.tables.checks == {}


@pytest.mark.parametrize(("language", "title"), [("sv", "Referenstagning"), ("en", "Reference taking")])
def test_without_an_assignment_the_usual_one_is_made_once(told: Told, language: str, title: str) -> None:
    """In the sub-account's language, whatever the check's is (R2)."""
    (sub_account,) = told.tables.sub_accounts.values()
    told.tables.keep(replace(sub_account, language=language))
    told.start(ANNA, assignment=None)
    told.start(BO, assignment=None, language="en" if language == "sv" else "sv")
    assert [one.title for one in told.tables.assignments.values()] == [title]


def test_the_usual_assignment_goes_without_saying(told: Told) -> None:
    told.start(ANNA, assignment=None, language="en")
    told.start(BO, assignment={"title": "Reference taking"}, language="en")
    assert all("is taking references and needs" in body for body in told.bodies())


def test_an_assignment_is_known_by_its_external_id(told: Told) -> None:
    told.start(ANNA, assignment={"external_id": "A-17", "title": "Barista"})
    told.start(BO, assignment={"external_id": "A-17", "title": "Barista, weekends"})
    told.start(BO, assignment={"external_id": "A-18", "title": "Barista"})
    assert [one.external_id for one in told.tables.assignments.values()] == ["A-17", "A-18"]


def test_with_contact_none_nothing_is_sent(told: Told) -> None:
    told.start(ANNA, candidate_contact="none")
    assert told.bodies() == []


def test_with_contact_none_nothing_is_written_whatever_happens(told: Told) -> None:
    """R4: neither the candidate nor the referee gets anything, and no clock runs for them."""
    (check,) = told.start(ANNA, candidate_contact="none", referee_contact="none", references_wanted=1)["checks"]
    play_candidate(told.world, check, [EVA])
    for happening in (Happening.REMIND_ASKED, Happening.PAUSE_ASKED, Happening.RESUME_ASKED):
        told.world.ask_check(check, happening)
    told.world.advance(timedelta(days=30))
    assert (told.tables.messages, told.tables.timers) == ({}, {})
    assert [one.standing for one in told.tables.references.values()] == [Standing.NOMINATED]
    referee = next(one for one in told.tables.conversations.values() if one.role is Role.REFEREE)
    play_referee(told.world, referee)
    assert told.check().status is CheckStatus.COMPLETED
    assert told.tables.messages == {}


def test_a_check_keeps_the_version_of_its_questionnaire(told: Told) -> None:
    told.start(ANNA)
    assert told.check().questionnaires["sv"] == QUESTIONNAIRES["standard", "sv"].id


def test_a_deleted_check_is_gone_and_its_credit_returned(told: Told) -> None:
    told.start(ANNA)
    check = told.check().id
    assert told.world.ask_check(check, Happening.DELETE_ASKED) == {"deleted": check}
    assert (told.tables.checks, told.tables.events, told.balance()) == ({}, [], 0)


def test_a_check_with_a_referee_entered_is_cancelled_and_not_deleted(told: Told) -> None:
    (check,) = told.start(ANNA, references_wanted=1)["checks"]
    play_candidate(told.world, check, [EVA])
    assert told.world.ask_check(check, Happening.DELETE_ASKED)["refused"]["kind"] == "referee-entered"
    assert told.world.ask_check(check, Happening.CANCEL_ASKED) == {}
    assert told.check().status is CheckStatus.CANCELLED
    assert told.balance() == -1


def test_a_cancelled_check_takes_nothing_more(told: Told) -> None:
    (check,) = told.start(ANNA)["checks"]
    told.world.ask_check(check, Happening.CANCEL_ASKED)
    for happening in (Happening.REMIND_ASKED, Happening.PAUSE_ASKED, Happening.RESUME_ASKED):
        assert "refused" in told.world.ask_check(check, happening)
    assert "refused" in told.world.ask_check(check, Happening.MORE_REFERENCES_ASKED, count=1)
    assert told.world.ask_check(check, Happening.ARCHIVE_ASKED) == {}


def test_no_more_than_ten_references(told: Told) -> None:
    (check,) = told.start(ANNA, references_wanted=9)["checks"]
    assert told.world.ask_check(check, Happening.MORE_REFERENCES_ASKED, count=1) == {}
    refused = told.world.ask_check(check, Happening.MORE_REFERENCES_ASKED, count=1)["refused"]
    assert refused["kind"] == "too-many-references"


def test_reminders_are_those_of_the_sub_account(told: Told) -> None:
    """R31."""
    (sub_account,) = told.tables.sub_accounts.values()
    told.tables.keep(replace(sub_account, plan=Plan(candidate_hours=(1, 2), unobtainable_after_hours=1)))
    told.start(ANNA)
    due = sorted(one.due_at - told.world.now for one in told.tables.timers.values())
    assert [round(one.total_seconds() / 3600) for one in due] == [1, 2, 3]
