"""What became of an act, told to whoever asked for it: done, or why not; nobody is left without an answer."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from babel.lists import format_list

from bot.channels.slack.blocks.buttons import act_button
from bot.channels.slack.blocks.parts import Block, actions, section
from bot.channels.slack.blocks.words import Markup, escape, mention
from bot.domain.conversation import ConversationStatus
from bot.domain.inbox import Happening, Row
from bot.errors import RequestRefused
from bot.flows.seat.card_acts import CardAct
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
from web.resending import goes_by
from web.slack.acts import Target
from web.slack.here import Here
from web.slack.refusals import refused_text
from web.slack.telling import tell

PATIENCE_SECONDS, LOOK_SECONDS = 1.5, 0.05
GOES_WITH = frozenset({"deleted", "check"})  # what a deletion answers, and a start anew, which names the new check
NOT_YOURS, UNKNOWN = "not-yours", "unknown-check"
Outcome = Mapping[str, Any]


async def seen_through(here: Here, row: Row, target: Target, done: str, *, is_redrawn: bool = False) -> bool:
    """Whether it was done. `done`: the text that says so, unless what was pressed is drawn anew and shows it."""
    try:
        outcome = await _outcome(here, row)
    except RequestRefused as refused:
        await tell(here, await _why_not(here, refused, target))
        return False
    read = await checks.one(here.organisation, target.check)
    if read is None and not GOES_WITH.intersection(outcome):
        await tell(here, here.say(f"slack.refused.{UNKNOWN}"))
        return False
    if read is not None:
        read = await _reached(here, row, read) if is_redrawn else read
    if not is_redrawn:
        await tell(here, *_done(here, row, read, outcome, done))
    return True


async def _outcome(here: Here, row: Row) -> Outcome:
    """Whoever had not been met when they acted asks anew, as what they are."""
    try:
        return await here.vouchline.ask(row)
    except RequestRefused as refused:
        if refused.kind != NOT_YOURS or row.payload["slack"] == here.standing:
            raise
        payload = {**row.payload, "slack": here.standing, "by": here.name}
        return await here.vouchline.ask(replace(row, key=f"{row.key}:met", payload=payload))


async def _why_not(here: Here, refused: RequestRefused, target: Target) -> Markup:
    """Whoever may not is told who may (R46)."""
    if refused.kind != NOT_YOURS:
        return refused_text(here, refused)
    read = await checks.one(here.organisation, target.check)
    return why_not_yours(here, read) if read else here.say(f"slack.refused.{UNKNOWN}")


def why_not_yours(here: Here, read: CheckRead) -> Markup:
    place = read.check.place
    who = mention(place.user) if place and place.user else escape(read.check.started_by)
    return here.say(f"slack.refused.{NOT_YOURS}", who=who)


async def _reached(here: Here, row: Row, read: CheckRead) -> CheckRead:
    """The check once the act has reached its people's lanes, a moment later, where a view is drawn from it."""
    holds = HOLDS.get(row.happening)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while holds and not holds(read, row) and time.monotonic() < deadline:
        await asyncio.sleep(LOOK_SECONDS)
        read = await checks.one(here.organisation, read.check.id) or read
    return read


def _are_paused(read: CheckRead, row: Row) -> bool:
    return all(one.paused for one in read.conversations if one.status is ConversationStatus.OPEN)


def _go_on(read: CheckRead, row: Row) -> bool:
    return not any(one.paused for one in read.conversations if one.status is ConversationStatus.OPEN)


def _goes_by(read: CheckRead, row: Row) -> bool:
    return goes_by(read, str(row.payload["person"]), str(row.payload["channel"]))


HOLDS: dict[Happening, Callable[[CheckRead, Row], bool]] = {
    Happening.PAUSE_ASKED: _are_paused,
    Happening.RESUME_ASKED: _go_on,
    Happening.RESEND_ASKED: _goes_by,
}


def _done(here: Here, row: Row, read: CheckRead | None, outcome: Outcome, key: str) -> tuple[Markup, tuple[Block, ...]]:
    name = read.check.candidate_name if read else ""
    text = here.say(key, name=name, names=_names(here, read, outcome))
    if row.happening is Happening.CANCEL_ASKED and read:
        if "undo_until" not in outcome:
            return here.say("slack.refused.check-cancelled"), ()
        undo = act_button(CardAct.UNDO, read.check.id, name, here.texts, {}, is_primary=True)
        return text, (section(text), actions(undo))
    return text, ()


def _names(here: Here, read: CheckRead | None, outcome: Outcome) -> str:
    """Who gets the reminder."""
    wanted = set(outcome.get("reminded", ()))
    names = [one.name for one in read.conversations if one.id in wanted] if read else []
    return str(format_list(names, locale=here.texts.language)) if names else ""
