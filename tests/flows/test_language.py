"""The language changes in mid-conversation: the questions too, where they exist in it; else that is said (R30)."""

from dataclasses import replace

from bot.domain.lifecycle import Event, EventType
from bot.domain.message import Message
from tests.telling.office import DEFAULTS
from tests.telling.player import play_candidate
from tests.world import Phone, World

ANNA, EVA = Phone("+46701234567"), Phone("+46702222222")
REFEREES = [["Eva Berg", EVA.address, "chef", "Acme", "2019-2022"]]


def _asked_the_first_question(*languages: str) -> World:
    """A referee of a check in Swedish, whose questionnaire exists in these languages."""
    world = World()
    anna = {"name": "Anna Lind", "phone": ANNA.address, "email": None}
    world.ask_checks({**DEFAULTS, "assignment": None, "candidates": [anna], "references_wanted": 1})
    [check] = world.tables.checks.values()
    pinned = {language: version for language, version in check.questionnaires.items() if language in languages}
    world.tables.keep(replace(check, questionnaires=pinned))
    play_candidate(world, check.id, REFEREES)
    for words in ("ja", "ja", "ja"):
        world.text(EVA, words)
    return world


def _answer_to(world: World, words: str) -> str:
    world.text(EVA, words)
    messages = [told.what for told in world.told if isinstance(told.what, Message)]
    return [one.body for one in messages if one.address == EVA.address][-1]


def test_the_questions_go_on_in_the_other_language() -> None:
    answer = _answer_to(_asked_the_first_question("sv", "en"), "can we do this in English?")
    assert "1/8 What was your role" in answer
    assert "only in" not in answer


def test_questions_that_exist_in_one_language_alone_stay_in_it_and_that_is_said() -> None:
    answer = _answer_to(_asked_the_first_question("sv"), "English please")
    assert answer.startswith("We go on in English now.\nThe questions themselves are only in Swedish;")
    assert "1/8 Vilken var din roll" in answer
    assert "Reply with a number" in answer


def test_asking_for_the_language_that_is_spoken_already_changes_nothing() -> None:
    world = _asked_the_first_question("sv", "en")
    before = len(world.told)
    assert _answer_to(world, "svenska").startswith("Nu fortsätter vi på svenska.")
    events = [told.what.type for told in world.told[before:] if isinstance(told.what, Event)]
    assert EventType.LANGUAGE_CHANGED not in events
