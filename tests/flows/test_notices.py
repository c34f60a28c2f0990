"""Every notice that asks for something says what, in both languages (R32)."""

import re

import pytest

from bot.domain.check import CheckStatus
from bot.domain.lifecycle import EventType
from bot.domain.notice import LEVELS, NEEDING, Act, Level, acts
from bot.flows.notices import hint
from tests.flows.test_lifecycle import an_event
from tests.world import TEXTS

TOLD = [kind for kind, level in LEVELS.items() if level is not Level.ROUTINE]


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("kind", TOLD)
def test_each_says_what_follows(kind: EventType, language: str) -> None:
    said = hint(an_event(kind), TEXTS[language])
    assert said.endswith(".") and not re.search(r"[{}@+]|\d{4}", said)


@pytest.mark.parametrize("kind", [EventType.CANDIDATE_REMINDED, EventType.REFEREE_REMINDED])
def test_there_is_a_notice_beside_every_reminder(kind: EventType) -> None:
    assert LEVELS[kind] is Level.ROUTINE
    assert acts(kind, CheckStatus.COLLECTING) == (Act.PAUSE,)


@pytest.mark.parametrize("kind", NEEDING)
def test_of_a_cancelled_check_nothing_is_offered_that_cannot_be_done(kind: EventType) -> None:
    assert acts(kind, CheckStatus.CANCELLED) == ()
