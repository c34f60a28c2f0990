"""People who write anything, at any time: SQLite and memory must tell the same of them."""

import random
from datetime import timedelta

import pytest

from bot.domain.inbox import Happening
from tests.contract.stored import Stored
from tests.telling.keeping import Keeping
from tests.telling.office import DEFAULTS
from tests.telling.outbox import Memory
from tests.world import QUESTIONNAIRES, Phone, World

ANNA, BO, EVA = Phone("+46701234567"), Phone("+46705555555"), Phone("+46702222222")
WORDS = (
    "ja",
    "nej",
    "1",
    "2",
    "4 hjälpte till",
    "2022",
    "tillbaka",
    "status",
    "avböj",
    "bekräfta",
    "ångra",
    "Eva Berg, 070-222 22 22, chef på Acme 2019-2022",
    "Ola Nord, 070-333 33 33, kollega på Acme 2020-2021",
    "byt 1",
    "paus",
    "fortsätt",
    "stopp",
    "start",
    "anna",
    "english",
    "",
)
ASKED = (Happening.REMIND_ASKED, Happening.PAUSE_ASKED, Happening.RESUME_ASKED, Happening.CANCEL_ASKED)


def walk(tables: Keeping, seed: int, steps: int = 70) -> list[tuple[str, str]]:
    chance, world = random.Random(seed), World(tables)
    people = [{"name": "Anna Lind", "phone": ANNA.address}, {"name": "Bo Ek", "phone": BO.address}]
    checks = world.ask_checks({**DEFAULTS, "assignment": None, "candidates": people})["checks"]
    for _ in range(steps):
        match chance.choices(("text", "send", "clock", "office"), (70, 15, 14, 1))[0]:
            case "text":
                world.text(chance.choice((ANNA, BO, EVA)), chance.choice(WORDS))
            case "send":
                send_with_code(world, chance.choice((ANNA, BO, EVA)))
            case "clock":
                world.advance(timedelta(hours=chance.choice((1, 7, 13, 25))))
            case "office":
                world.ask_check(chance.choice(checks), chance.choice(ASKED))
    return [(str(one.at), getattr(one.what, "body", "") or getattr(one.what, "type", "")) for one in world.told]


def send_with_code(world: World, phone: Phone) -> None:
    """Sends with the last code that this phone was given, if it was given one."""
    bodies = [getattr(one.what, "body", "") for one in world.told if getattr(one.what, "lane", "") == phone.lane]
    codes = [body.split("SKICKA ")[1][:4] for body in bodies if "SKICKA " in body]
    world.text(phone, f"skicka {codes[-1]}" if codes else "skicka")


@pytest.mark.parametrize("seed", [1, 2])
def test_sqlite_tells_what_memory_tells(seed: int, sqlite_url: str) -> None:
    stored = Stored(sqlite_url, QUESTIONNAIRES.values())
    try:
        assert walk(stored, seed) == walk(Memory(QUESTIONNAIRES.values()), seed)
    finally:
        stored.close()
