"""Every act leaves a line in the lifecycle, and every line is a sentence in both languages (R36, R39)."""

import re
from typing import Any

import pytest

from bot.catalogues import read_texts
from bot.domain.channel import Channel
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import TO_RECRUITERS, Purpose
from bot.flows.lifecycle import sentence
from tests.builders import NOON
from tests.telling.everything import told_events

TEXTS = read_texts()

MESSAGE = {"channel": "sms", "purpose": "reminder", "number": 2, "of": 3, "message": "message-1"}
REALISTIC: dict[EventType, dict[str, Any]] = {
    EventType.CHECK_STARTED: {"by": "Rut", "count": 2},
    EventType.CHECK_COMPLETED: {"answered": 2},
    EventType.REFERENCES_ADDED: {"count": 1},
    EventType.CANDIDATE_REMINDED: {"number": 1, "of": 3},
    EventType.REFEREE_REMINDED: {"number": 3, "of": 3},
    EventType.DETAILS_CONFIRMED: {"fields": ["name", "phone"]},
    EventType.DETAILS_CORRECTED: {"fields": ["name", "phone", "email"]},
    EventType.QUESTION_ANSWERED: {"number": 3, "total": 8, "label": "Teamwork"},
    EventType.ESTIMATE_GIVEN: {"referee": "Eva Berg", "date": "2026-12-01"},
    EventType.FOLLOW_UP_ASKED: {"by": "Rut"},
    EventType.REMINDER_REQUESTED: {"by": "Rut"},
    EventType.FAILED_OVER: {"channel": "sms", "instead": "whatsapp", "error": "not_on_whatsapp"},
    EventType.MESSAGE_RESENT: {"by": "Rut", "channel": "email"},
    EventType.DEADLINE_NEAR: {"date": "2026-12-01", "answered": 1, "requested": 2},
    EventType.DEADLINE_PASSED: {"date": "2026-12-01", "answered": 1, "requested": 2},
    EventType.REPORT_ISSUED: {"version": 1},
    EventType.MESSAGE_RECEIVED: {"channel": "whatsapp"},
    EventType.WEB_ANSWERED: {"channel": "web"},
    EventType.MESSAGE_SENT: MESSAGE,
    EventType.MESSAGE_DELIVERED: MESSAGE,
    EventType.MESSAGE_FAILED: {**MESSAGE, "error": "number_unknown"},
    EventType.MESSAGE_POSTPONED: {**MESSAGE, "until": "2026-11-24T07:00:00+00:00", "zone": "Europe/Stockholm"},
    EventType.MESSAGE_RESCHEDULED: {**MESSAGE, "until": "2026-11-24T07:00:00+00:00", "zone": "Europe/Stockholm"},
    EventType.MESSAGE_HELD: {**MESSAGE, "because": "budget"},
    EventType.MESSAGE_DROPPED: {**MESSAGE, "reason": "no_longer_needed"},
    EventType.SNOOZED: {"date": "2026-12-01"},
    EventType.LANGUAGE_CHANGED: {"language": "en"},
}

# What storage writes of rows that fail (`tests/storage/test_turns.py`), and of messages over a limit
# (`tests/storage/test_limits.py`), which nothing in a telling does; what machines write by mail (`tests/flows/mail`).
BY_MACHINES = frozenset({EventType.MESSAGE_DELAYED, EventType.AWAY_TOLD, EventType.MACHINE_ANSWERED})
UNTELLABLE = frozenset({EventType.MESSAGE_PARKED, EventType.MESSAGE_HELD}) | BY_MACHINES


def an_event(kind: EventType, **about: Any) -> Event:
    known = {"name": "Eva Berg", **REALISTIC.get(kind, {}), **about}
    return Event("organisation-1", "check-1", kind, Actor.SYSTEM, NOON, known)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("kind", EventType)
def test_every_event_is_a_sentence(kind: EventType, language: str) -> None:
    told = sentence(an_event(kind), TEXTS[language])
    assert told[0].isupper() and told.endswith(".") and "  " not in told
    assert not re.search(r"[{}_\[\]]|None", told), told


@pytest.mark.parametrize("language", TEXTS)
def test_a_line_tells_which_message_and_how(language: str) -> None:
    for purpose in set(Purpose) - TO_RECRUITERS:
        for channel in Channel:
            about = {"purpose": purpose.value, "channel": channel.value}
            assert sentence(an_event(EventType.MESSAGE_SENT, **about), TEXTS[language])
    assert sentence(an_event(EventType.MESSAGE_SENT), TEXTS["en"]) == (
        "Reminder 2 of 3 was sent to Eva Berg by text message."
    )


def test_who_paused_is_told() -> None:
    assert sentence(an_event(EventType.PAUSED), TEXTS["en"]) == "Eva Berg paused the reminders."
    assert sentence(an_event(EventType.PAUSED, by="Rut"), TEXTS["en"]) == "Rut paused the reminders to Eva Berg."


def test_hours_are_the_recipients() -> None:
    told = sentence(an_event(EventType.MESSAGE_POSTPONED), TEXTS["sv"])
    assert "väntar till 24 nov 08:00" in told


def test_every_kind_of_event_happens_in_some_telling() -> None:
    assert set(EventType) - {one.type for one in told_events()} - UNTELLABLE == set()


def test_every_line_names_its_person() -> None:
    of_the_check = {kind for kind in EventType if kind.startswith(("check", "report", "deadline"))}
    nameless = [one for one in told_events() if one.type not in of_the_check and not one.about.get("name")]
    assert nameless == []
