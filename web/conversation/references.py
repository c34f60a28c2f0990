"""How each reference goes, as its candidate sees it: the state and what it means, what went out, what is due (R13)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.conversation import Role
from bot.domain.lifecycle import Event, EventType
from bot.domain.reference import OUT_OF_THE_COUNT, Reference
from bot.flows.calendar import short_time
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.definitions import Definition, definition
from bot.flows.estimates import AWAITED
from bot.flows.lifecycle import sentence
from bot.flows.progress import progress, zone_for
from bot.flows.replacing import may_be_replaced
from bot.flows.texts import Texts
from bot.storage.reading import events

# What a candidate may know of it: never what was answered, nor which details were put right.
TOLD = (
    EventType.REFEREE_INVITED,
    EventType.REFEREE_REMINDED,
    EventType.MESSAGE_FAILED,
    EventType.REFERENCE_STARTED,
    EventType.SNOOZED,
    EventType.REFERENCE_DECLINED,
    EventType.REFERENCE_REOPENED,
    EventType.REFERENCE_UNOBTAINABLE,
    EventType.REFERENCE_SUBMITTED,
    EventType.REFERENCE_REPLACED,
)
MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class ReferenceShown:
    one: Reference
    state: Definition
    progress: str
    happened: tuple[tuple[str, str], ...]  # when, and what
    may_be_replaced: bool  # R14; the page is all that some have (R4)
    may_be_estimated: bool  # R15


async def references_shown(mine: ConversationSeen, moment: Moment) -> list[ReferenceShown]:
    """None for a referee, who sees nobody else."""
    if mine.conversation.role is not Role.CANDIDATE or not mine.check.references:
        return []
    check = mine.check.check
    told = await events.page(check.organisation, check.id, types=TOLD, limit=MOST_EVENTS)
    happened = _by_conversation(told.events)
    return [_shown(mine, one, happened[one.conversation], moment) for one in mine.check.references]


def _by_conversation(told: Iterable[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for one in told:
        if one.conversation:
            found[one.conversation].append(one)
    return found


def _shown(mine: ConversationSeen, one: Reference, happened: list[Event], moment: Moment) -> ReferenceShown:
    texts, zone = mine.texts(moment), zone_for(mine.conversation, mine.check)
    return ReferenceShown(
        one=one,
        state=definition("standing", one.standing, texts),
        progress=_capital(progress(mine.check, one, texts, moment.now, zone)),
        happened=tuple(_line(event, zone, texts) for event in happened),
        may_be_replaced=may_be_replaced(one, mine.check.sub_account.plan, moment.now),
        may_be_estimated=one.standing in AWAITED and one.standing not in OUT_OF_THE_COUNT,
    )


def _line(event: Event, zone: str, texts: Texts) -> tuple[str, str]:
    return short_time(event.at, zone, texts.language), sentence(event, texts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
