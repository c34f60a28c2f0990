"""What we vow of every check, whatever has happened to it: looked at after each thing that happens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.lifecycle import Event
from bot.domain.message import Message, Purpose
from bot.domain.reference import Standing
from bot.flows.lifecycle import sentence
from bot.flows.memory import remembered
from bot.flows.telling import now_asked
from bot.flows.ways import ALLOWED, contact_of
from tests.machine.frail import Frail
from tests.world import PLAN, TEXTS, Telling, World

MOST_TRIES = 2  # after the first


@dataclass(frozen=True)
class Before:
    """How things stood before something happened."""

    told: int
    stopped: frozenset[str]  # lanes
    checks: dict[str, Check]
    conversations: dict[str, Conversation]
    submitted: dict[str, Any]  # what each submitted reference said


def looked(world: World, tables: Frail) -> Before:
    return Before(
        told=len(world.told),
        stopped=frozenset(lane.key for lane in tables.lanes.values() if lane.opted_out_at),
        checks=dict(tables.checks),
        conversations=dict(tables.conversations),
        submitted={one.id: _said(tables, one.conversation) for one in _submitted(tables)},
    )


def _submitted(tables: Frail) -> list[Any]:
    return [one for one in tables.references.values() if one.standing is Standing.SUBMITTED]


def _said(tables: Frail, conversation: str) -> dict[str, tuple[Any, str]]:
    known = remembered(one for one in tables.entries if one.conversation == conversation)
    return {key: (one.value, one.words) for key, one in known.items() if key.startswith(("question.", "dates"))}


def keep_every_vow(world: World, tables: Frail, before: Before) -> None:
    fresh = world.told[before.told :]
    for vow in VOWS:
        vow(world, tables, before, fresh)


def _messages(fresh: list[Telling]) -> list[tuple[Telling, Message]]:
    return [(one, one.what) for one in fresh if isinstance(one.what, Message)]


def _nobody_is_messaged_after_stop(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for _, message in _messages(fresh):
        lane = tables.lanes.get(message.lane)
        if lane and lane.opted_out_at:
            confirms = message.purpose is Purpose.FAREWELL and message.lane not in before.stopped
            assert confirms, f"written to {message.lane} after STOP: {message.body}"


def _mail_beside_a_thread_stops_with_it(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for _, message in _messages(fresh):
        mine = tables.conversations.get(message.conversation or "")
        if message.is_beside and mine:
            assert mine.lane not in before.stopped, f"written to by mail after STOP: {message.body}"
            assert message.purpose in (Purpose.OPENING, Purpose.REMINDER)


def _people_are_written_to_as_was_chosen(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    """Or where they have written themselves, by the forwarded link."""
    for _, message in _messages(fresh):
        mine = tables.conversations.get(message.conversation or "")
        if mine and mine.check in tables.checks and message.purpose is not Purpose.FAREWELL:
            contact = contact_of(tables.conversation_seen(mine.id))
            is_allowed = message.channel in ALLOWED[contact] or message.lane in tables.heard_in
            assert is_allowed, f"{contact}, and written to {message.lane}: {message.body}"


def _nothing_is_tried_for_ever(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for _, message in _messages(fresh):
        assert (message.about or {}).get("tries", 0) <= MOST_TRIES, f"tried too often: {message.body}"


def _nobody_is_messaged_after_cancel(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for _, message in _messages(fresh):
        check = before.checks.get(message.check or "")
        if check and check.status is CheckStatus.CANCELLED:
            assert message.purpose in (Purpose.REPLY, Purpose.FAREWELL), f"after cancel: {message.body}"


def _nobody_is_chased_after_the_end(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for _, message in _messages(fresh):
        was, now = (
            before.conversations.get(message.conversation or ""),
            tables.conversations.get(message.conversation or ""),
        )
        if was and now and was.status is not ConversationStatus.OPEN and now.status is not ConversationStatus.OPEN:
            assert message.purpose is not Purpose.REMINDER, f"reminded after the end: {message.body}"


def _nobody_is_reminded_at_night_or_in_vain(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for telling, message in _messages(fresh):
        if message.purpose in (Purpose.REPLY, Purpose.FAREWELL):
            continue
        hour = telling.at.astimezone(ZoneInfo(message.zone)).hour
        assert PLAN.opens_at_hour <= hour < PLAN.closes_at_hour, f"at {hour} o'clock: {message.body}"
        now = tables.conversations.get(message.conversation or "")
        if message.purpose is Purpose.REMINDER and now:
            assert not now.paused, f"reminded while paused: {message.body}"
            assert not now.snoozed_until or now.snoozed_until <= telling.at, f"reminded too soon: {message.body}"


def _what_is_submitted_never_changes(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for reference, said in before.submitted.items():
        if reference in tables.references:
            assert tables.references[reference].standing is Standing.SUBMITTED
            assert _said(tables, tables.references[reference].conversation) == said


def _credits_balance(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    granted = sum(one.amount for one in tables.credits if one.check is None)
    balance = sum(one.amount for one in tables.credits)
    assert balance == granted - len(tables.checks), "each check costs one credit, and a deleted one none"
    assert balance >= 0
    assert [one.balance for one in tables.credits[-1:]] == [balance], "each line says what is left with itself counted"


def _counts_are_right(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for check in tables.checks.values():
        submitted = [one for one in _submitted(tables) if one.check == check.id]
        assert check.answered == len(submitted)
        if check.status is CheckStatus.COMPLETED:
            assert check.answered >= check.requested
        if check.status is CheckStatus.COLLECTING:
            assert check.answered < check.requested, "all are in, and nobody says that it is complete"


def _the_state_is_the_answers(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for mine in tables.conversations.values():
        if mine.status is not ConversationStatus.OPEN:
            continue
        told = now_asked(tables.conversation_seen(mine.id), world.moment())
        assert told.prompt is not None, f"{mine.name} is open, and nothing is asked"
        assert told.prompt.text.strip()
        assert told.prompt.step == mine.step, f"retold, {mine.name} is at {told.prompt.step} and not at {mine.step}"


def _every_event_reads_as_a_sentence(world: World, tables: Frail, before: Before, fresh: list[Telling]) -> None:
    for telling in fresh:
        if isinstance(telling.what, Event):
            for texts in TEXTS.values():
                assert "{" not in sentence(telling.what, texts)


def _a_check_in_slack_has_one_card_that_shows_how_it_is(
    world: World, tables: Frail, before: Before, fresh: list[Telling]
) -> None:
    for check in tables.checks.values():
        assert (check.id in tables.cards) is (check.place is not None)
    posted = [one for one in tables.messages.values() if one.purpose is Purpose.CARD]
    assert len(posted) == len({one.check for one in posted}), "one post for each"
    assert all(card.ts for card in tables.cards.values() if card.check in tables.checks)
    world.look_at_cards()
    assert [*world.desks.changed()] == []


Vow = Callable[[World, Frail, Before, list[Telling]], None]
VOWS: tuple[Vow, ...] = (
    _nobody_is_messaged_after_stop,
    _mail_beside_a_thread_stops_with_it,
    _people_are_written_to_as_was_chosen,
    _nothing_is_tried_for_ever,
    _nobody_is_messaged_after_cancel,
    _nobody_is_chased_after_the_end,
    _nobody_is_reminded_at_night_or_in_vain,
    _what_is_submitted_never_changes,
    _credits_balance,
    _counts_are_right,
    _the_state_is_the_answers,
    _every_event_reads_as_a_sentence,
    _a_check_in_slack_has_one_card_that_shows_how_it_is,
)
