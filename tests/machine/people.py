"""People of a random check: what they might write, and how each comes to an end on the web when they want to."""

import re
from collections.abc import Sequence

from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.message import Message
from bot.flows.all_questions import all_questions
from bot.flows.page import Page, page_of
from tests.world import Phone, World

ANNA, BO = Phone("+46701234567"), Phone("+46705555555")
EVA, OLA = Phone("+46702222222"), Phone("+46703333333")
EVERYBODY = (ANNA, BO, EVA, OLA, Phone(EVA.address, "whatsapp"), Phone(ANNA.address, "whatsapp"))
CANDIDATES = (
    {"name": "Anna Lind", "phone": ANNA.address, "email": "anna@example.com"},
    {"name": "Bo Ek", "phone": BO.address, "email": None},
    {"name": "Eva Berg", "phone": EVA.address, "email": None},  # somebody's referee, too
)
WORDS = (
    *"ja nej ok no 1 2 3 4 5 7 9 0 4/5 fyra tillbaka back status hjälp vem paus fortsätt english svenska".split(),
    *"avböj decline bekräfta confirm ångra undo skicka withdraw stopp stop start unsubscribe ? 👍".split(),
    *("4 alltid pålitlig", "ändra 1", "change 3", "byt 1", "replace 2", "skicka 1234", "2019-2022", "", "anna", "bo"),
    *("Eva Berg, 070-222 22 22, chef på Acme 2019-2022", "Ola Nord, 070-333 33 33, kollega på Acme 2020-2021"),
    *("070-123 45 67", "070-222 22 22", "2022-05-01", "nästa vecka", "på fredag", "efter 3 december", "in two weeks"),
    *(
        "sen 1 fredag",
        "Eva svarar på fredag",
        "vad är lönen?",
        "radera mina uppgifter",
        "dra tillbaka",
        "länk",
        "no, B",
    ),
)
WISHES = ("back", "decline", "undo", "pause", "change")  # buttons of a page
CODE = re.compile(r"(?:SKICKA|SEND) (\d{4})")
USUAL = {"yes_no": "ja", "rating": "4", "text": "Bra i alla lägen.", "choice": "1", "date": "2024-05-31"}
MOST_STEPS = 120


def last_code(world: World, phone: Phone) -> str:
    """The last code that this phone was sent; none that is right before any was."""
    bodies = [one.what.body for one in world.told if isinstance(one.what, Message) and Phone(one.what.address) == phone]
    codes = [found.group(1) for body in bodies if (found := CODE.search(body))]
    return codes[-1] if codes else "0000"


def page_now(world: World, mine: Conversation) -> Page:
    return page_of(world.tables.conversation_seen(mine.id), world.moment())


def answer_sensibly(world: World, mine: Conversation, fresh: int) -> None:
    """What somebody who wants to get to the end does next on the page; `fresh` makes up a referee nobody knows."""
    page = page_now(world, mine)
    if page.may_undo:
        world.web(mine, page.wait, command="undo")
    elif page.kind == "review":
        world.web(mine, page.wait, command="submit")
    elif page.kind != "done":
        comment = "Det visade sig varje dag." if page.comment else None
        world.web(mine, page.wait, text=_words(page, fresh), comment=comment)


def fill_in_everything(world: World, mine: Conversation, words: Sequence[str], is_old: bool) -> None:
    """The page with every question: some of it is understood, some not, some answers what the page once showed."""
    asked = all_questions(world.tables.conversation_seen(mine.id), world.moment())
    mark = {one.key: "0123456789ab" if is_old else one.given.mark for one in asked}
    answers = {
        one.key.removeprefix("question."): {
            "text": words[place % len(words)],
            "comment": words[-1],
            "seen": mark[one.key],
        }
        for place, one in enumerate(asked)
    }
    world.web(mine, "", answers=answers)


def _words(page: Page, fresh: int) -> str:
    step = page.step.split(".")
    if step[0] == "decline":
        return "nej"
    if step[0] != "referee":
        return USUAL.get(page.kind, "ja")
    phone = f"+467099{fresh:05}"
    usual = {"name": f"Ida Falk{'abcdefghij'[fresh % 10]}", "contact": f"{phone} ida{fresh}@example.com"}
    return usual.get(step[2], {"dates": "2019-2022", "organisation": "Acme", "relation": "chef"}.get(step[2], "ja"))


def come_to_an_end(world: World, mine: Conversation) -> Conversation:
    """Answers until nothing is asked any more. There must always be a way on."""
    for step in range(MOST_STEPS):
        now = world.tables.conversations[mine.id]
        if now.status in (ConversationStatus.DONE, ConversationStatus.CLOSED):
            return now
        answer_sensibly(world, now, fresh=step + int(re.sub(r"\D", "", mine.id)) * MOST_STEPS)
    raise AssertionError(f"{mine.name} is still at {now.step} after {MOST_STEPS} sensible answers")
