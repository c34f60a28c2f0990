"""Abuse, as people meet it: numbers refused with what to do, so many referees a day, and answers within bounds."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.inbox import Happening, Lane
from bot.domain.lifecycle import Event, EventType
from bot.domain.limits import NO_LIMITS, Allowance, Limits
from bot.domain.message import Message
from bot.flows.abuse.pace import pace_of
from bot.flows.changes import Moment, PersonSeen
from tests.builders import NOON
from tests.telling.office import DEFAULTS
from tests.telling.player import play_candidate
from tests.world import Phone, World

ANNA = Phone("+46701234567")
NEXT = "Vad var Eva för dig"  # the question after the contact
EVA = ["Eva Berg", "+46702222222", "chef", "Acme", "2019-2022"]


class Limited(World):
    limits = Limits()

    def moment(self) -> Moment:
        return replace(super().moment(), limits=self.limits)


def started(limits: Limits, **given: Any) -> Limited:
    world = Limited()
    world.limits = limits
    outcome = asked(world, **given)
    assert outcome.get("checks"), outcome
    return world


def asked(world: World, phone: str = ANNA.address, **given: Any) -> dict[str, Any]:
    anna = {"name": "Anna Lind", "phone": phone, "email": None}
    return world.ask_checks({**DEFAULTS, "assignment": None, "candidates": [anna], "references_wanted": 1, **given})


def answers(world: World) -> list[str]:
    """What Anna has been sent."""
    written = (one.what for one in world.told if isinstance(one.what, Message))
    return [one.body for one in written if one.address == ANNA.address]


def allowance(world: World) -> Allowance:
    seen = world.tables.check_seen(next(iter(world.tables.checks)))
    assert seen
    return seen.organisation.allowance


def at_the_contact(world: World) -> None:
    for words in ("ja", "ja", "Eva Berg"):
        world.text(ANNA, words)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+7 926 123 45 67", "Vi kan inte sms:a nummer i det landet. Ange ett annat nummer"),
        ("08-465 004 12", "fast nummer"),
        ("0900-12 34 56", "servicenummer"),
        ("+44 70 1234 5678", "servicenummer"),
    ],
)
def test_a_number_that_cannot_be_used_is_refused_with_what_to_do(number: str, said: str) -> None:
    world = started(Limits(("SE", "GB")))
    at_the_contact(world)
    world.text(ANNA, number)
    assert said in answers(world)[-1]
    world.text(ANNA, "+44 7400 123456")
    assert NEXT in answers(world)[-1]


def test_of_several_numbers_the_one_that_may_be_written_to_is_taken() -> None:
    world = started(Limits(("SE",)))
    at_the_contact(world)
    world.text(ANNA, "+7 926 123 45 67 eller 070-222 22 22")
    assert NEXT in answers(world)[-1]


def test_where_nothing_is_sent_by_text_any_number_may_be_kept() -> None:
    world = started(Limits(("SE",)), referee_contact="email")
    at_the_contact(world)
    world.text(ANNA, "eva@example.com, +7 495 123-45-67")
    assert NEXT in answers(world)[-1]


def test_an_organisation_chooses_its_own_countries() -> None:
    world = started(Limits(("SE",)))
    assert asked(world, phone="+4740612345")["refused"]["kind"] == "country-not-allowed"
    assert world.ask_organisation(Happening.LIMITS_ASKED, {"countries": ["NO"]}) == {}
    assert asked(world, phone="+4740612345")["checks"]
    refused = asked(world)["refused"]
    assert refused["errors"][0]["pointer"] == "/candidates/0/phone"
    assert asked(world, candidate_contact="none")["checks"]
    world.ask_organisation(Happening.LIMITS_ASKED, {"countries": None})
    assert asked(world)["checks"]


@pytest.mark.parametrize("phone", ["+46846500404", "+46900123456", "+881612345678"])
def test_what_no_text_reaches_is_refused_at_the_start(phone: str) -> None:
    world = started(NO_LIMITS)
    assert asked(world, phone=phone)["refused"]["kind"] == "not-a-mobile"
    assert asked(world, phone=phone, candidate_contact="none")["checks"]


def test_so_many_checks_are_started_in_a_day() -> None:
    world = started(Limits(starts_per_organisation=3, starts_per_key=2))
    assert asked(world, started_by="Nyckel 1")["checks"]
    assert asked(world, started_by="Nyckel 2")["checks"]
    assert asked(world, started_by="Nyckel 2")["refused"]["kind"] == "too-many-starts"
    world.advance(timedelta(days=1))
    assert asked(world, started_by="Nyckel 2")["checks"]
    assert asked(world, started_by="Nyckel 2")["checks"]
    assert asked(world, started_by="Nyckel 2")["refused"]["kind"] == "too-many-starts"


def test_so_many_referees_are_named_in_a_day() -> None:
    world = started(Limits(referees_per_day=1))
    check = next(iter(world.tables.checks))
    play_candidate(world, check, [EVA])
    world.text(Phone("+46702222222"), "avböj")
    world.text(Phone("+46702222222"), "bekräfta")
    world.text(ANNA, "byt 1")
    assert "så många referenter som går på ett dygn" in answers(world)[-1]
    world.advance(timedelta(hours=24))
    world.text(ANNA, "byt 1")
    assert "Eva Berg är nu ersatt." in answers(world)[-1]


def test_machines_are_not_answered_for_ever_and_nothing_is_lost() -> None:
    world = started(Limits(answers_per_hour=3))
    for words in ("ja", "ja", "hjälp", "hjälp", "Eva Berg", "070-222 22 22", "hjälp"):
        world.text(ANNA, words)
    said = answers(world)
    assert len(said) == 4 and "många meddelanden på kort tid" in said[-1] and "11:00" in said[-1]
    world.advance(timedelta(minutes=61))
    assert len(answers(world)) == 5
    assert NEXT in answers(world)[-1]
    world.text(ANNA, "chef")
    assert len(answers(world)) == 6


def test_a_first_message_that_was_left_unsaid_is_said_later_and_starts_its_clocks() -> None:
    """R31: they write by night, before they have been invited, and are not answered at once."""
    world = Limited()
    world.limits = Limits(answers_per_hour=0)
    world.now += timedelta(hours=12)
    asked(world)
    world.text(ANNA, "hej")
    assert answers(world) == []
    world.advance(timedelta(hours=24))
    told = [one.what.type for one in world.told if isinstance(one.what, Event)]
    assert len(answers(world)) == 1 and told.count(EventType.CANDIDATE_INVITED) == 1
    world.advance(timedelta(hours=24))
    assert EventType.CANDIDATE_REMINDED in [one.what.type for one in world.told if isinstance(one.what, Event)]


def test_who_takes_part_in_more_checks_is_answered_more() -> None:
    lane = Lane("person:sms:+46701234567", answered=3, answered_since=NOON)
    assert pace_of(PersonSeen(lane, ()), lane, Limits(answers_per_hour=3), NOON).silent_until == NOON + timedelta(
        hours=1
    )
    world = started(NO_LIMITS)
    asked(world)
    twice = tuple(world.tables.conversation_seen(one) for one in world.tables.conversations)
    assert pace_of(PersonSeen(lane, twice), lane, Limits(answers_per_hour=3), NOON).silent_until is None


@pytest.mark.parametrize(
    ("unsent", "hasty", "seconds", "is_silent"),
    [
        (0, 4, 10, False),  # they waited for the answer
        (1, 3, 10, False),
        (1, 4, 10, True),
        (0, 5, 59, True),  # in that minute nothing more is said
        (1, 5, 60, False),
    ],
)
def test_a_flood_is_answered_a_few_times_a_minute(unsent: int, hasty: int, seconds: int, is_silent: bool) -> None:
    lane = Lane("person:sms:+46701234567", hasty=hasty, hasty_since=NOON)
    now = NOON + timedelta(seconds=seconds)
    pace = pace_of(PersonSeen(lane, (), unsent=unsent), lane, Limits(hasty_answers=4), now)
    assert pace.silent_until == (NOON + timedelta(minutes=1) if is_silent else None)


def test_a_budget_that_is_changed_lets_go_of_what_waits() -> None:
    world = started(NO_LIMITS)
    assert allowance(world) == Allowance()
    world.ask_organisation(Happening.LIMITS_ASKED, {"segments": 100, "cost": 2500})
    assert allowance(world) == Allowance(segments=100, cost=2500, zone="Europe/Stockholm")
    refused = world.ask_organisation(Happening.LIMITS_ASKED, {"segments": -1, "countries": ["XX"]})["refused"]
    assert [one["pointer"] for one in refused["errors"]] == ["/countries", "/segments"]
