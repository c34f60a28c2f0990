"""What STATUS says fits a message, and hours are told by the reader's own clock (R13)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.reference import Standing
from bot.domain.segments import is_gsm7
from bot.flows.changes import CheckSeen
from bot.flows.progress import progress
from bot.flows.writing import LONGEST_BODY
from tests.builders import NOON, a_reference
from tests.telling.office import DEFAULTS
from tests.world import TEXTS, World

ANNA = {"name": "Anna Lind", "phone": "+46701234567", "email": None}


def a_check_seen(**given: Any) -> CheckSeen:
    world = World()
    world.ask_checks({**DEFAULTS, "assignment": None, "candidates": [ANNA], **given})
    seen = next(iter(world.tables.conversations.values()))
    return world.tables.conversation_seen(seen.id).check


def told(seen: CheckSeen, language: str = "en", zone: str = "Europe/Stockholm", **reference: Any) -> str:
    return progress(seen, a_reference(**reference), TEXTS[language], NOON, zone)


@pytest.mark.parametrize("language", TEXTS)
def test_ten_referees_with_all_that_can_be_said_fit_one_message(language: str) -> None:
    seen = replace(a_check_seen(), reminders_due={"conversation-2": NOON + timedelta(days=1)})
    line = told(seen, language, invited_at=NOON, reminded=2, reminded_at=NOON, expected_on=date(2026, 11, 30))
    lines = [f"10 Alexandra Lindqvist: {line}"] * 10
    assert len("\n".join([*lines, "x" * 160])) <= LONGEST_BODY
    assert is_gsm7(line)


def test_hours_are_told_by_the_readers_clock() -> None:
    seen = replace(a_check_seen(), reminders_due={"conversation-2": datetime(2026, 11, 24, 14, tzinfo=UTC)})
    assert told(seen, zone="Europe/Stockholm").endswith("next reminder 24 Nov 15:00")
    assert told(seen, zone="America/New_York").endswith("next reminder 24 Nov 09:00")


def test_a_reminder_due_at_night_is_told_for_the_morning() -> None:
    seen = replace(a_check_seen(), reminders_due={"conversation-2": datetime(2026, 11, 24, 22, tzinfo=UTC)})
    assert told(seen).endswith("next reminder 25 Nov 08:00")


def test_who_paused_is_not_told_to_expect_a_reminder() -> None:
    due = {"conversation-2": NOON + timedelta(days=1)}
    seen = replace(a_check_seen(), reminders_due=due, paused=frozenset({"conversation-2"}))
    assert told(seen, invited_at=NOON) == "contacted 23 Nov, reminders paused"


def test_a_date_given_and_a_snooze_are_told() -> None:
    seen = a_check_seen()
    line = told(seen, "sv", expected_on=date(2026, 12, 1), invited_at=NOON)
    assert line == "fick meddelande 23 nov, väntas senast 1 december"
    line = told(seen, "sv", snoozed_until=NOON + timedelta(days=3), expected_on=date(2026, 12, 1), invited_at=NOON)
    assert line == "fick meddelande 23 nov, svarar från 26 nov"


@pytest.mark.parametrize(
    ("reminded", "words"), [(0, "could not be reached"), (3, "has not answered")], ids=["no message", "no answer"]
)
def test_nobody_reached_is_not_the_same_as_nobody_answering(reminded: int, words: str) -> None:
    assert told(a_check_seen(), standing=Standing.UNOBTAINABLE, reminded=reminded) == words
