"""Whatever people write, in whatever order: there is a way on, and one answer to one message."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.message import Message
from tests.telling.office import DEFAULTS
from tests.telling.player import play_candidate, play_referee
from tests.world import Phone, World

ANNA = Phone("+46701234567")
EVA = Phone("+46702222222")
REFEREES = [["Eva Berg", EVA.address, "chef", "Acme", "2019-2022"]]
KNOWN_WORDS = [
    *"ja nej ok no JA! 1 2 3 4 5 7 9 0 4/5 fyra tillbaka back status hjälp help vem who paus fortsätt english".split(),
    *"svenska avböj decline bekräfta confirm ångra undo skicka send withdraw ? 👍".split(),
    *("4 always helps", "ändra 1", "change 3", "byt 1", "replace 2", "skicka 1234", "send 0000", "2019-2022", ""),
    *("Ida Falk, 070-444 44 44, chef på Acme 2019-2022", "Ola Nord", "070-333 33 33", "070-123 45 67", "2022-05-01"),
]
words = st.lists(st.sampled_from(KNOWN_WORDS) | st.text(max_size=40), max_size=25)


def _started() -> World:
    world = World()
    anna = {"name": "Anna Lind", "phone": ANNA.address, "email": None}
    world.ask_checks({**DEFAULTS, "assignment": None, "candidates": [anna], "references_wanted": 1})
    return world


def _of_role(world: World, role: Role) -> list[Conversation]:
    return [one for one in world.tables.conversations.values() if one.role is role]


def _messages(world: World) -> list[Message]:
    return [told.what for told in world.told if isinstance(told.what, Message)]


def _bring_to_an_end(world: World, phone: Phone, role: Role) -> None:
    for text in ("start", "ångra", "tillbaka"):
        world.text(phone, text)
    conversation = _of_role(world, role)[0]
    if conversation.status is not ConversationStatus.OPEN:
        return
    if role is Role.CANDIDATE:
        play_candidate(world, conversation.check, REFEREES)
    else:
        play_referee(world, conversation)


@settings(max_examples=30)
@given(words)
def test_a_candidate_always_has_a_way_on(texts: list[str]) -> None:
    world = _started()
    for text in texts:
        before = len(_messages(world))
        world.text(ANNA, text)
        assert len(_messages(world)) - before <= 2, "one message for a turn, and one to an invited referee"
    _bring_to_an_end(world, ANNA, Role.CANDIDATE)
    assert _of_role(world, Role.CANDIDATE)[0].status is not ConversationStatus.OPEN


@settings(max_examples=30)
@given(words)
def test_a_referee_always_has_a_way_on(texts: list[str]) -> None:
    world = _started()
    play_candidate(world, next(iter(world.tables.checks)), REFEREES)
    for text in texts:
        world.text(EVA, text)
    _bring_to_an_end(world, EVA, Role.REFEREE)
    assert _of_role(world, Role.REFEREE)[0].status is not ConversationStatus.OPEN


@settings(max_examples=30)
@given(words)
def test_what_is_submitted_never_changes(texts: list[str]) -> None:
    world = _started()
    play_candidate(world, next(iter(world.tables.checks)), REFEREES)
    eva = _of_role(world, Role.REFEREE)[0]
    play_referee(world, eva)
    before = _answers(world, eva)
    for text in texts:
        world.text(EVA, text)
    assert _answers(world, eva) == before


def _answers(world: World, mine: Conversation) -> dict[str, Any]:
    from_memory = world.tables.conversation_seen(mine.id).memory
    return {entry.key: entry.value for entry in from_memory if entry.key.startswith("question.")}
