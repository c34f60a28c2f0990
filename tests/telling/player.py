"""Plays the usual part of a person on the web, for tellings that are about somebody else."""

from collections.abc import Sequence

from bot.domain.conversation import Conversation
from bot.flows.page import page_of
from tests.world import World

MOST_STEPS = 100
FIELDS = ("name", "contact", "relation", "organisation", "dates")
USUAL = {"yes_no": "ja", "rating": "4", "text": "Bra i alla lägen.", "choice": "1", "date": "2024-05-31"}


def play_candidate(world: World, check: str, referees: Sequence[Sequence[str]]) -> None:
    """Consents, names each referee (name, phone, relation, workplace, dates) and sends."""
    mine = next(one for one in world.tables.conversations.values() if one.check == check and one.role == "candidate")
    for _ in range(MOST_STEPS):
        now = world.tables.conversations[mine.id]
        if now.step == "done":
            return
        _answer(world, now, _candidates_words(now.step, referees))
    raise AssertionError(f"still at {now.step} after {MOST_STEPS} steps")


def play_referee(world: World, mine: Conversation) -> None:
    """Consents, confirms, answers everything and submits."""
    for _ in range(MOST_STEPS):
        now = world.tables.conversations[mine.id]
        if now.step == "done":
            return
        seen = world.tables.conversation_seen(now.id)
        _answer(world, now, USUAL.get(page_of(seen, world.moment()).kind, "ja"))
    raise AssertionError(f"still at {now.step} after {MOST_STEPS} steps")


def _candidates_words(step: str, referees: Sequence[Sequence[str]]) -> str:
    if not step.startswith("referee."):
        return "ja"
    _, number, field = step.split(".")
    return referees[int(number) - 1][FIELDS.index(field)]


def _answer(world: World, mine: Conversation, words: str) -> None:
    page = page_of(world.tables.conversation_seen(mine.id), world.moment())
    if mine.step == "review":
        world.web(mine, page.wait, command="submit")
    else:
        world.web(mine, page.wait, text=words, comment="Det visade sig varje dag." if page.comment else None)
