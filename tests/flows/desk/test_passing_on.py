"""Whatever changes in a check that is shown in Slack is told to its desk, once; of others nothing is told (R52)."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.check import Check
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Event
from bot.domain.reference import Reference
from bot.flows.changes import Changes
from bot.flows.desk.events import event_told
from tests.telling.everything import TELLINGS
from tests.telling.office import DEFAULTS
from tests.telling.outbox import Memory
from tests.telling.script import Reading
from tests.telling.slack import place_of
from tests.telling.teller import Teller
from tests.world import QUESTIONNAIRES, Phone, World

IN_SLACK = [path for path in TELLINGS if path.stem.startswith("slack_") or path.parent.name == "recruiter"]
ELSEWHERE = [path for path in TELLINGS if path not in IN_SLACK]
ANNA, BO, EVA = Phone("+46701234567"), Phone("+46705555555"), Phone("+46702222222")
WORDS = "ja|nej|1|2|4 bra|2022|tillbaka|avböj|bekräfta|ångra|byt 1|paus|fortsätt|stopp|start|english|på fredag".split(
    "|"
)
WORDS += ["Eva Berg, 070-222 22 22, chef på Acme 2019-2022", "skicka {code}"]
ACTS = (
    Happening.REMIND_ASKED,
    Happening.PAUSE_ASKED,
    Happening.RESUME_ASKED,
    Happening.CANCEL_ASKED,
    Happening.DELETE_ASKED,
    Happening.ARCHIVE_ASKED,
)


class Watched(Memory):
    """Looks at what each turn puts and tells."""

    told_desks = 0

    def write(self, row: Row, changes: Changes) -> None:
        touched = {one.id if isinstance(one, Check) else one.check for one in _shown(changes)}
        put = {one.id: one for one in changes.put if isinstance(one, Check)}
        placed = {one for one in touched if (put.get(one) or self.checks[one]).place}
        told = [one for one in changes.tell if one.happening is Happening.DESK_TOLD]
        deleted = {changes.delete_check}
        assert Counter(one.lane for one in told) == {f"desk:{check}": 1 for check in placed - deleted}
        for one in told:
            events = [event for event in changes.put if isinstance(event, Event) and one.lane == f"desk:{event.check}"]
            assert one.payload["events"] == [event_told(event) for event in events]
        super().write(row, changes)
        self.told_desks += len(told)
        assert all(not one.lane.startswith("desk:") for one in self.waiting if not _is_placed(self, one))


def _shown(changes: Changes) -> Iterable[Event | Check | Reference]:
    return (one for one in changes.put if isinstance(one, Event | Check | Reference))


def _is_placed(tables: Memory, row: Row) -> bool:
    check = tables.checks.get(row.lane.partition(":")[2])
    return row.happening is Happening.CHECK_GONE or check is None or check.place is not None


def play(path: Path, tables: Memory) -> str:
    return Teller(Reading(path.read_text(encoding="utf-8")), is_transcript=False, tables=tables).tell()


@pytest.mark.parametrize("path", IN_SLACK, ids=lambda path: path.stem)
def test_a_check_in_slack_tells_its_desk_of_everything_once(path: Path) -> None:
    tables = Watched(QUESTIONNAIRES.values())
    play(path, tables)
    has_a_place = any(one.place for one in tables.checks.values()) or bool(tables.cards)
    assert (tables.told_desks > 0) is has_a_place
    assert set(tables.cards) >= {one.id for one in tables.checks.values() if one.place}


def test_a_check_elsewhere_has_no_desk() -> None:
    for path in ELSEWHERE[::4]:
        tables = Watched(QUESTIONNAIRES.values())
        play(path, tables)
        assert tables.told_desks == 0 and not tables.cards and not tables.recruiters, path


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.booleans())
def test_whatever_people_write_it_is_told_once(seed: int, is_placed: bool) -> None:
    chance, tables = random.Random(seed), Watched(QUESTIONNAIRES.values())
    world = World(tables)
    place = asdict(place_of("Rut", "sv", "#rekrytering", ("Bo",))) if is_placed else None
    people = [{"name": "Anna Lind", "phone": ANNA.address}, {"name": "Bo Ek", "phone": BO.address}]
    checks = world.ask_checks({**DEFAULTS, "assignment": None, "candidates": people, "place": place})["checks"]
    for _ in range(40):
        match chance.choices(("text", "clock", "office"), (80, 14, 6))[0]:
            case "text":
                phone = chance.choice((ANNA, BO, EVA))
                world.text(phone, chance.choice(WORDS).replace("{code}", _code(world, phone)))
            case "clock":
                world.advance(timedelta(hours=chance.choice((1, 13, 25))))
            case _:
                if known := [one for one in checks if one in tables.checks]:
                    world.ask_check(chance.choice(known), chance.choice(ACTS))
    assert (tables.told_desks > 0) is is_placed
    assert len(tables.cards) == (2 if is_placed else 0)


def _code(world: World, phone: Phone) -> str:
    bodies = [getattr(one.what, "body", "") for one in world.told if getattr(one.what, "lane", "") == phone.lane]
    return ([one.split("SKICKA ")[1][:4] for one in bodies if "SKICKA " in one] or ["0000"])[-1]


class Stammering(Memory):
    """Tells everything nine times, as Slack and a crash between two commits do."""

    def put_rows(self, rows: Iterable[Row], now: object) -> int:
        return super().put_rows([one for one in rows for _ in range(9)], now)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", IN_SLACK, ids=lambda path: path.stem)
def test_nine_of_each_row_have_one_effect(path: Path) -> None:
    assert play(path, Stammering(QUESTIONNAIRES.values())) == play(path, Memory(QUESTIONNAIRES.values()))
