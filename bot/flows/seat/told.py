"""What is told in Slack of things that have happened: in a card's thread, or to one recruiter alone (R32)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.lifecycle import Event
from bot.domain.notice import ACTS, Act
from bot.flows.changes import CheckSeen
from bot.flows.lifecycle import sentence
from bot.flows.notices import hint
from bot.flows.seat.card import Need
from bot.flows.seat.card_acts import CardAct, acts_of, offered_about
from bot.flows.seat.card_names import candidate_shown, names_shown, told_to_readers
from bot.flows.seat.card_people import paused_now, remindable
from bot.flows.texts import Texts


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What one recruiter is told of one check."""

    check: str
    candidate: str
    assignment: str
    answered: int
    requested: int
    needs: tuple[Need, ...]  # what happened, the oldest first
    acts: tuple[CardAct, ...]  # what settles it, the first most plainly; then the details
    reminded: tuple[str, ...]
    asked: tuple[str, ...]
    card_link: str = ""  # Slack's own address of the card


def told_lines(events: Iterable[Event], seen: CheckSeen, texts: Texts, *, is_public: bool) -> tuple[str, ...]:
    """A sentence each. In public referees are called by their relation."""
    names = names_shown(seen, texts, is_public=is_public)
    return tuple(sentence(told_to_readers(one, seen, names), texts) for one in events)


def notice_of(
    events: Sequence[Event],
    needing: Sequence[Event],
    seen: CheckSeen,
    texts: Texts,
    now: datetime,
    card_link: str = "",
) -> NoticeView:
    """`events` is what is told; `needing` what still needs somebody."""
    names = names_shown(seen, texts, is_public=False)
    told = [told_to_readers(one, seen, names) for one in events]
    return NoticeView(
        check=seen.check.id,
        candidate=candidate_shown(seen.check),
        assignment=seen.assignment.title,
        answered=seen.check.answered,
        requested=seen.check.requested,
        needs=tuple(Need(sentence(one, texts), hint(one, texts)) for one in told),
        acts=settling(events, acts_of(seen, needing, now)),
        reminded=tuple(names[one.id] for one in remindable(seen, now)),
        asked=tuple(names[one.id] for one in paused_now(seen)),
        card_link=card_link,
    )


def settling(events: Sequence[Event], possible: Sequence[CardAct]) -> tuple[CardAct, ...]:
    """What is offered about the latest comes first, to end everything last; nothing that would be refused."""
    may_end = any(Act.CANCEL in ACTS.get(one.type, ()) for one in events)
    last = (CardAct.CANCEL,) if may_end else ()
    fitting = dict.fromkeys((*offered_about(events), CardAct.UNDO, CardAct.DETAILS, *last))
    return tuple(act for act in fitting if act in possible)
