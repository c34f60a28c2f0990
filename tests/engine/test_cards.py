"""Cards are kept current: bursts are one update, the newest wins, a refusal ends, and what must wait is kept (R52)."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.engine.cards import Cards
from bot.ports import Drawn, StaleCard
from bot.storage.opening import Storage, open_storage
from bot.storage.repositories.questionnaires import pin
from tests.engine.boards import Fault, Side, Slate, a_real_side
from tests.storage.conftest import SECRET, SENDERS, MachineClock
from tests.storage.desk_scene import a_card, install, placed
from tests.storage.scene import CHECK, QUESTIONNAIRE, put, rows

CARD = StaleCard(CHECK.id, "cafe", "T1", "C1", "1.0", 1, "")


@pytest.fixture
def machine() -> MachineClock:
    return MachineClock()


@pytest.fixture
async def storage(sqlite_url: str, machine: MachineClock) -> AsyncIterator[Storage]:
    opened = await open_storage(sqlite_url, SENDERS, SECRET, machine)
    await pin(opened.database, [QUESTIONNAIRE])
    yield opened
    await opened.close()


@pytest.fixture
def slate() -> Slate:
    return Slate()


@pytest.fixture
async def cards(storage: Storage, slate: Slate, machine: MachineClock) -> Cards:
    await install(storage, machine, "T1")
    return Cards(storage.cards, slate)


async def happens(storage: Storage, slate: Slate, words: str, changes: int, check: str = "a", **more: object) -> None:
    """Something that the card shows."""
    await put(storage, a_card(check, ts="1.0", changes=changes, **more))
    slate.words[check] = words


# --- what every board promises


@pytest.fixture(params=["in memory", "Slack"])
async def side(request: pytest.FixtureRequest, storage: Storage) -> AsyncIterator[Side]:
    if request.param == "in memory":
        yield Slate()
        return
    await placed(storage)
    await put(storage, a_card(ts="1.0"))
    async with a_real_side(storage) as real:
        yield real


async def test_what_would_look_the_same_has_the_same_hash(side: Side) -> None:
    await side.say(CARD, "Anna")
    first, again = await side.board.drawn(CARD), await side.board.drawn(CARD)
    await side.say(CARD, "Anna Lind")
    changed = await side.board.drawn(CARD)
    assert first == again and first.hash and changed.hash != first.hash


async def test_what_is_put_up_is_what_was_drawn(side: Side) -> None:
    await side.say(CARD, "Anna")
    assert await side.board.update(CARD, await side.board.drawn(CARD)) is None
    assert side.up() == ["Anna"]


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.LOST])
async def test_what_may_not_be_up_says_when_to_try_again(side: Side, fault: Fault) -> None:
    await side.say(CARD, "Anna")
    side.faults.append(fault)
    assert await side.board.update(CARD, await side.board.drawn(CARD)) == pytest.approx(3.0, abs=1)
    assert side.up() == []
    if fault is Fault.LOST:  # a busy Slack is left alone until then
        assert await side.board.update(CARD, await side.board.drawn(CARD)) is None
        assert side.up() == ["Anna"]


async def test_what_is_refused_is_not_tried_again(side: Side) -> None:
    await side.say(CARD, "Anna")
    side.faults.append(Fault.REFUSED)
    assert await side.board.update(CARD, await side.board.drawn(CARD)) is None
    assert side.up() == []


# --- the loop


async def test_a_burst_is_one_update_and_the_newest_wins(
    cards: Cards, slate: Slate, storage: Storage, machine: MachineClock
) -> None:
    for number in range(1, 20):
        await happens(storage, slate, f"{number} answered", number)
        await cards.once()
        machine.forward(0.1)
    machine.forward(2)
    await cards.once()
    assert slate.up() == ["1 answered", "19 answered"]
    assert not await cards.once()


async def test_what_looks_the_same_is_not_sent_and_does_not_count(
    cards: Cards, slate: Slate, storage: Storage, machine: MachineClock
) -> None:
    await happens(storage, slate, "the same", 1)
    for changes in range(2, 6):
        await cards.once()
        machine.forward(3)
        await put(storage, a_card("a", ts="1.0", changes=changes))
    assert slate.up() == ["the same"]
    assert await rows(storage, "SELECT updated FROM slack_workspace") == [("[1795424400000000]",)]


async def test_what_the_card_was_posted_with_is_known(cards: Cards, slate: Slate, storage: Storage) -> None:
    slate.words["a"] = "as posted"
    posted = (await slate.drawn(StaleCard("a", "cafe", "T1", "C1", "1.0", 1, ""))).hash
    await put(storage, a_card("a", ts="1.0", posted_hash=posted))
    assert await cards.once() and slate.up() == []


async def test_a_busy_slack_is_left_alone_and_then_told_the_newest(
    cards: Cards, slate: Slate, storage: Storage, machine: MachineClock
) -> None:
    await happens(storage, slate, "old", 1)
    slate.faults.append(Fault.BUSY)
    await cards.once()
    await happens(storage, slate, "new", 2)
    machine.forward(2.9)
    assert not await cards.once()
    machine.forward(0.2)
    assert await cards.once() and slate.up() == ["new"]


async def test_a_refusal_ends_it_until_something_else_happens(
    cards: Cards, slate: Slate, storage: Storage, machine: MachineClock
) -> None:
    await happens(storage, slate, "one", 1)
    slate.faults.append(Fault.REFUSED)
    assert await cards.once()
    machine.forward(60)
    assert not await cards.once() and slate.up() == []
    await happens(storage, slate, "two", 2)
    assert await cards.once() and slate.up() == ["two"]


async def test_what_happens_while_it_is_drawn_is_shown_next(
    storage: Storage, slate: Slate, machine: MachineClock
) -> None:
    """The card is claimed, then drawn, then up: nothing that happens between is lost."""

    class Slow(Slate):
        async def update(self, card: StaleCard, drawn: Drawn) -> float | None:
            if card.changes == 1:
                await happens(storage, self, "later", 2)
            return await super().update(card, drawn)

    await install(storage, machine, "T1")
    slow = Slow()
    cards = Cards(storage.cards, slow)
    await happens(storage, slow, "first", 1)
    await cards.once()
    machine.forward(3)
    await cards.once()
    assert slow.up() == ["first", "later"]


async def test_a_card_that_cannot_be_drawn_holds_no_other_up(
    cards: Cards, slate: Slate, storage: Storage, machine: MachineClock
) -> None:
    for check in ("a", "b", "c"):
        await happens(storage, slate, check, 1, check)
    slate.undrawable.add("a")
    await cards.once()
    assert sorted(slate.up()) == ["b", "c"]
    machine.forward(3)
    assert not await cards.once(), "it is not drawn again at once"
    slate.undrawable.clear()
    machine.forward(30)
    await cards.once()
    assert sorted(slate.up()) == ["a", "b", "c"]


async def test_five_hundred_changes_of_sixty_cards_in_a_minute_are_all_up_a_minute_later(
    cards: Cards, slate: Slate, storage: Storage, machine: MachineClock
) -> None:
    """Fifty a minute are fewer than sixty cards: the last ten come as soon as the next minute's fifty are over."""
    taken = list[datetime]()
    for number in range(500):
        await happens(storage, slate, f"{number}", 1 + number // 60, f"check-{number % 60:02}", changed_at=machine())
        if number % 10 == 0:
            before = len(slate.updates)
            while await cards.once():
                pass
            taken += [machine()] * (len(slate.updates) - before)
        machine.forward(60 / 500)
    last = machine()
    while machine() <= last + timedelta(seconds=68):
        before = len(slate.updates)
        await cards.once()
        taken += [machine()] * (len(slate.updates) - before)
        machine.forward(1)
    newest = dict(slate.updates)
    assert newest == {f"check-{number % 60:02}": f"{number}" for number in range(440, 500)}
    for at in taken:
        assert len([one for one in taken if at <= one < at + timedelta(seconds=60)]) <= 50
