"""What messages to Slack say is put together as they leave; what has no point any more by then is not said (R32)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from bot.channels.slack.carrier import NotYet, Outgoing
from bot.desk.links import CardLinks
from bot.desk.outgoing import DeskContents, place_of_report
from bot.domain.check import CheckStatus
from bot.domain.desk import Card, Recruiter
from bot.domain.inbox import check_lane
from bot.domain.lifecycle import Event, EventType
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes
from bot.flows.desk.events import event_told
from bot.flows.desk.posting import card_message, direct_message, thread_message
from bot.storage.opening import Storage, open_storage
from bot.storage.repositories.openings import log_opening
from bot.storage.repositories.questionnaires import pin
from tests.storage.conftest import SECRET, SENDERS
from tests.storage.desk_scene import PLACED, a_card, an_event, placed
from tests.storage.scene import CHECK, QUESTIONNAIRE, brought_about, put
from tests.world import TEXTS, World

MOMENT = World().moment()
ZONE = "Europe/Stockholm"
DECLINED = an_event(EventType.CANDIDATE_DECLINED)


class NoLinks(CardLinks):
    """Of a Slack that does not say where cards are."""

    def __init__(self) -> None:
        self.asked: list[Card | None] = []

    async def of(self, card: Card | None) -> str:
        self.asked.append(card)
        return ""


@pytest.fixture
async def storage(sqlite_url: str) -> AsyncIterator[Storage]:
    opened = await open_storage(sqlite_url, SENDERS, SECRET)
    await pin(opened.database, [QUESTIONNAIRE])
    await placed(opened)
    yield opened
    await opened.close()


@pytest.fixture
def contents(storage: Storage) -> DeskContents:
    return DeskContents(TEXTS, "sv", lambda: MOMENT, NoLinks(), partial(log_opening, storage.database))


def in_thread(purpose: Purpose = Purpose.MILESTONE, card: Card | None = None, **about: Any) -> Message:
    return thread_message(card or a_card(), purpose, "1", {"events": [event_told(DECLINED)], **about}, MOMENT, ZONE)


def alone(purpose: Purpose = Purpose.NOTICE, user: str = "U-rut", **about: Any) -> Message:
    told = {"events": [event_told(DECLINED)]} | about
    return direct_message("T1", user, "cafe", purpose, "1", told, MOMENT, ZONE, CHECK.id)


async def of(contents: DeskContents, message: Message, *, is_public: bool = False) -> Outgoing | None:
    return await contents.of(message, is_public=is_public)


# --- the card


async def test_the_card_says_how_things_are_when_it_leaves(storage: Storage, contents: DeskContents) -> None:
    await put(storage, a_card(), replace(PLACED, candidate_name="Anna Lind-Ek"))
    outgoing = await of(contents, card_message(a_card(), MOMENT, ZONE))
    assert outgoing and outgoing.channel == "C1" and "Anna Lind-Ek" in outgoing.post.text and outgoing.hash


@pytest.mark.parametrize("known", [{"ts": "1.0"}, {"gone": "Rut"}, {"posting": 2}])
async def test_a_card_is_posted_once(storage: Storage, contents: DeskContents, known: dict[str, Any]) -> None:
    """Not where it stands already, nor where its check is gone, nor where a later post of it is on its way."""
    await put(storage, a_card(**known))
    assert await of(contents, card_message(a_card(), MOMENT, ZONE)) is None


# --- its thread


async def test_what_belongs_to_a_card_waits_for_it(storage: Storage, contents: DeskContents) -> None:
    await put(storage, a_card())
    with pytest.raises(NotYet):
        await of(contents, in_thread())
    await put(storage, a_card(ts="7.0", channel="C9"))
    outgoing = await of(contents, in_thread())
    assert outgoing and (outgoing.channel, outgoing.thread) == ("C9", "7.0")
    assert outgoing.post.text == "Anna Lind avstod från att lämna referenser."


@pytest.mark.parametrize("purpose", [Purpose.MILESTONE, Purpose.REPORT])
async def test_nothing_waits_for_a_card_that_is_nowhere(
    storage: Storage, contents: DeskContents, purpose: Purpose
) -> None:
    await put(storage, a_card(ts=""))
    assert await of(contents, in_thread(purpose, version=1)) is None


@pytest.mark.parametrize(
    "message", [in_thread(), in_thread(Purpose.REPORT, version=1), alone()], ids=lambda one: one.key
)
async def test_of_a_deleted_check_nothing_is_said(storage: Storage, contents: DeskContents, message: Message) -> None:
    await put(storage, a_card(ts="1.0"))
    await brought_about(storage, Changes(delete_check=CHECK.id), check_lane(CHECK.id))
    assert await of(contents, message) is None


def test_where_everybody_reads_the_report_is_put_by_somebody_who_says_so() -> None:
    """Also where it was written before anybody knew who reads there."""
    public, private = a_card(ts="1.0", is_public=True), a_card(ts="1.0")
    by_itself = in_thread(Purpose.REPORT, version=1)
    shared = in_thread(Purpose.REPORT, version=1, is_shared=True)
    to_rut = alone(Purpose.REPORT, version=1)
    assert place_of_report(by_itself, private) == place_of_report(shared, private) == ("C1", "1.0")
    assert place_of_report(by_itself, public) is None
    assert place_of_report(shared, public) == ("C1", "1.0")
    assert place_of_report(to_rut, public) == ("U-rut", None)
    with pytest.raises(NotYet):
        place_of_report(by_itself, a_card())


# --- to one recruiter


async def test_a_notice_speaks_its_readers_language(storage: Storage, contents: DeskContents) -> None:
    await put(storage, a_card(ts="1.0"), DECLINED, Recruiter("T1", "U-bo", "cafe", language="en"))
    swedish, english = await of(contents, alone()), await of(contents, alone(user="U-bo"))
    assert swedish and "avstod från" in swedish.post.text
    assert english and "declined to give references" in english.post.text


async def test_what_needs_nobody_any_more_is_not_told(storage: Storage, contents: DeskContents) -> None:
    reopened = replace(DECLINED, type=EventType.CANDIDATE_REOPENED)
    await put(storage, a_card(ts="1.0"), DECLINED, reopened)
    assert await of(contents, alone()) is None
    assert await of(contents, alone(events=[event_told(DECLINED), event_told(reopened)])) is not None


@pytest.mark.parametrize("status", [CheckStatus.CANCELLED, CheckStatus.COMPLETED])
async def test_of_a_check_that_is_over_no_need_is_told(
    storage: Storage, contents: DeskContents, status: CheckStatus
) -> None:
    await put(storage, a_card(ts="1.0"), DECLINED, replace(PLACED, status=status))
    assert await of(contents, alone()) is None
    assert await of(contents, alone(Purpose.ANSWER, digest=[CHECK.id])) is None


async def test_a_digest_leaves_out_what_has_been_settled(storage: Storage, contents: DeskContents) -> None:
    other = replace(PLACED, id="other", candidate_name="Kim Holm")
    settled: list[Event] = [replace(DECLINED, check="other"), replace(DECLINED, type=EventType.CANDIDATE_REOPENED)]
    await put(storage, a_card(ts="1.0"), other, DECLINED, *settled)
    outgoing = await of(contents, alone(Purpose.ANSWER, digest=[CHECK.id, "other", "unheard-of"]))
    assert outgoing and "Kim Holm" in outgoing.post.text and "Anna Lind" not in outgoing.post.text


async def test_why_a_card_is_elsewhere_is_said(storage: Storage, contents: DeskContents) -> None:
    about = {"words": "card_refused", "channel": "C1", "error": "not_in_channel"}
    outgoing = await of(contents, alone(Purpose.ANSWER, **about))
    assert outgoing and outgoing.channel == "U-rut" and "<#C1>" in outgoing.post.text


@pytest.mark.parametrize("warning", ["budget_near", "budget_over", "number_over", "block_over"])
async def test_a_limit_is_told_of_in_its_readers_language(
    storage: Storage, contents: DeskContents, warning: str
) -> None:
    await put(storage, Recruiter("T1", "U-bo", "cafe", language="en"))
    about = {"words": "warned", "warning": warning}
    ruts, bos = [await of(contents, alone(Purpose.ANSWER, user, **about)) for user in ("U-rut", "U-bo")]
    assert ruts and bos and ruts.post.text != bos.post.text
    assert ("80 %" in bos.post.text) == (warning == "budget_near")
