"""A cancelling that may be taken back for some seconds: whichever comes first, and whatever comes twice (R45)."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.check import Check, CheckStatus
from bot.domain.inbox import Happening
from bot.domain.lifecycle import Event, EventType
from tests.telling.office import DEFAULTS
from tests.telling.outbox import Memory
from tests.world import QUESTIONNAIRES, Phone, World

ANNA = Phone("+46701234567")
TEN_SECONDS = timedelta(seconds=10)


class Told:
    def __init__(self) -> None:
        self.tables = Memory(QUESTIONNAIRES.values())
        self.world = World(self.tables)
        people = [{"name": "Anna Lind", "phone": ANNA.address}]
        (self.id,) = self.world.ask_checks({**DEFAULTS, "assignment": None, "candidates": people})["checks"]

    def ask(self, happening: Happening, **payload: Any) -> dict[str, Any]:
        return self.world.ask_check(self.id, happening, **payload)

    def cancel(self) -> dict[str, Any]:
        return self.ask(Happening.CANCEL_ASKED, undo_seconds=10)

    def undo(self) -> dict[str, Any]:
        return self.ask(Happening.CANCEL_UNDONE)

    @property
    def check(self) -> Check:
        return self.tables.checks[self.id]

    def status(self) -> CheckStatus:
        return self.check.status

    @property
    def cancellings(self) -> int:
        told = [one.what for one in self.world.told if isinstance(one.what, Event)]
        return len([one for one in told if one.type is EventType.CHECK_CANCELLED])


@pytest.fixture
def told() -> Told:
    return Told()


def test_nobody_takes_it_back(told: Told) -> None:
    until = told.world.now + TEN_SECONDS
    assert told.cancel()["undo_until"][:19] == until.isoformat()[:19]
    assert told.status() is CheckStatus.AWAITING_CANDIDATE
    told.world.advance(timedelta(seconds=9))
    assert told.cancellings == 0
    told.world.advance(timedelta(seconds=2))
    assert told.status() is CheckStatus.CANCELLED and told.cancellings == 1
    assert (told.check.cancelling_until, told.check.cancelling_by) == (None, "")


def test_taken_back_it_never_was(told: Told) -> None:
    before = told.check
    told.cancel()
    told.undo()
    assert told.check == before and told.undo() == {}
    told.world.advance(timedelta(minutes=5))
    assert told.status() is CheckStatus.AWAITING_CANDIDATE and told.cancellings == 0


def test_asked_twice_it_ends_when_the_first_does(told: Told) -> None:
    first = told.cancel()
    told.world.advance(timedelta(seconds=6))
    assert told.cancel() == first
    told.world.advance(timedelta(seconds=5))
    assert told.status() is CheckStatus.CANCELLED
    assert told.cancel() == {} and told.cancellings == 1


def test_taken_back_and_asked_anew_it_has_its_ten_seconds_again(told: Told) -> None:
    told.cancel()
    told.world.advance(timedelta(seconds=6))
    told.undo()
    told.cancel()
    told.world.advance(timedelta(seconds=6))
    assert told.status() is not CheckStatus.CANCELLED, "the first one's end is not the second's"
    told.undo()
    told.world.advance(timedelta(seconds=30))
    assert told.status() is not CheckStatus.CANCELLED


def test_too_late_is_said(told: Told) -> None:
    told.cancel()
    told.world.advance(timedelta(seconds=11))
    assert told.undo()["refused"]["kind"] == "check-cancelled"
    assert told.status() is CheckStatus.CANCELLED


def test_whoever_cancels_at_once_does_not_wait_for_the_other(told: Told) -> None:
    told.cancel()
    told.ask(Happening.CANCEL_ASKED)
    assert told.status() is CheckStatus.CANCELLED
    told.world.advance(timedelta(seconds=30))
    assert told.cancellings == 1


def test_a_check_that_is_deleted_meanwhile_is_gone(told: Told) -> None:
    told.cancel()
    told.ask(Happening.DELETE_ASKED)
    told.world.advance(timedelta(seconds=30))
    assert told.id not in told.tables.checks and told.cancellings == 0


def test_the_answer_to_somebody_who_writes_meanwhile_waits(told: Told) -> None:
    told.cancel()
    sent = len(told.world.told)
    told.world.text(ANNA, "ja")
    assert [one for one in told.world.told[sent:] if not isinstance(one.what, Event)] == []
    told.undo()
    told.world.advance(TEN_SECONDS)
    (answer,) = (one.what for one in told.world.told[sent:] if not isinstance(one.what, Event))
    assert "Stämmer dina uppgifter?" in getattr(answer, "body", "")


def test_stop_is_confirmed_all_the_same(told: Told) -> None:
    """What the law asks for waits for nobody."""
    told.cancel()
    sent = len(told.world.told)
    told.world.text(ANNA, "stopp")
    (answer,) = (one.what for one in told.world.told[sent:] if not isinstance(one.what, Event))
    assert "inga fler sms" in getattr(answer, "body", "")
