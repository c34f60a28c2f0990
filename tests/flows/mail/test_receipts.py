"""Whoever reads mail gets a receipt there of what they have done on their page; whoever has a thread gets none."""

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation
from bot.domain.message import Message, Purpose
from tests.telling.outbox import Memory
from tests.world import QUESTIONNAIRES, World

BY_MAIL = {"name": "Anna Lind", "phone": None, "email": "anna@example.com"}
BY_SMS = {"name": "Anna Lind", "phone": "+46701740605", "email": None}


class Page:
    """The candidate's."""

    def __init__(self, contact: str, candidate: dict[str, str | None]) -> None:
        asked = {"candidates": [candidate], "candidate_contact": contact, "referee_contact": "email"}
        self.tables = Memory(QUESTIONNAIRES.values())
        self.world = World(self.tables)
        self.world.ask_checks({"sub_account": "default", "references_wanted": 1, "started_by": "Rut", **asked})

    @property
    def mine(self) -> Conversation:
        return next(iter(self.tables.conversations.values()))

    def send(self, text: str = "", command: str | None = None) -> None:
        memory = [one for one in self.tables.entries if one.conversation == self.mine.id]
        outcome = self.world.web(self.mine, f"{len(memory)}.{self.mine.step}", text=text, command=command)
        assert not outcome["stale"]

    def receipts(self) -> list[str]:
        told = [one.what for one in self.world.told if isinstance(one.what, Message)]
        mine = [one for one in told if one.conversation == self.mine.id and one.purpose is Purpose.REPLY]
        return [one.form.subject for one in mine if one.channel is Channel.EMAIL]


def a_page(contact: str = "email", candidate: dict[str, str | None] = BY_MAIL) -> Page:
    page = Page(contact, candidate)
    page.send("yes")
    page.send("yes")
    return page


def test_a_wish_to_leave_and_one_to_be_erased_are_confirmed() -> None:
    page = a_page()
    page.send(command="withdraw")
    page.send(command="undo")
    page.send(command="delete_my_data")
    assert page.receipts() == ["Du vill dra dig ur (Café Norr)", "Du har bett att få dina uppgifter raderade"]


def test_a_decline_is_confirmed_once_it_is_confirmed() -> None:
    page = a_page()
    page.send(command="decline")
    assert page.receipts() == []
    page.send("yes")
    assert page.receipts() == ["Du har tackat nej till att lämna referenser till Café Norr"]


def test_what_is_sent_is_confirmed_with_the_link_to_pass_on() -> None:
    page = a_page()
    for words in ("Eva Berg", "eva@example.com", "chef", "Acme", "2019-2022"):
        page.send(words)
    assert page.receipts() == []
    page.send("skicka")
    assert page.receipts() == ["Tack! Vi skriver till dina referenter"]


def test_whoever_has_a_thread_gets_none() -> None:
    page = a_page("sms", BY_SMS)
    page.send(command="withdraw")
    assert page.receipts() == []
