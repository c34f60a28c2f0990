"""What somebody does who writes their own references, planted in a check that is honest otherwise."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.domain.trace import TraceKind
from tests.flows.integrity.cases import Case
from tests.flows.integrity.talking import reworded, shuffled

CANDIDATE = "conversation-1"


def _last(case: Case) -> str:
    return case.references[-1].conversation


def _other(case: Case) -> str:
    return case.references[-2].conversation


def own_number(case: Case, chance: Random) -> None:
    """Named with another number, and put right to the candidate's in the conversation."""
    assert case.check.candidate_phone
    case.put_right(_last(case), "phone", case.check.candidate_phone)


def own_mailbox(case: Case, chance: Random) -> None:
    case.check = replace(case.check, candidate_email="anna.lind@gmail.com")
    case.references[-1] = replace(case.references[-1], email="Anna.L.I.N.D+referens@googlemail.com")


def own_phone_in_hand(case: Case, chance: Random) -> None:
    hash = next(one.hash for one in case.traces if one.conversation == CANDIDATE and one.kind is TraceKind.DEVICE)
    case.trace(_last(case), TraceKind.DEVICE, hash)


def own_network(case: Case, chance: Random) -> None:
    """In a private window, so that no cookie tells."""
    hash = next(one.hash for one in case.traces if one.conversation == CANDIDATE and one.kind is TraceKind.IP)
    case.trace(_last(case), TraceKind.IP, hash)


def one_device_for_both(case: Case, chance: Random) -> None:
    for one in (_last(case), _other(case)):
        case.trace(one, TraceKind.DEVICE, "shared")


def copied(case: Case, chance: Random) -> None:
    case.rewrite(_last(case), case.texts_of(_other(case)))


def copied_and_reworded(case: Case, chance: Random) -> None:
    texts = case.texts_of(_other(case))
    case.rewrite(_last(case), {key: reworded(text, 0.15, chance) for key, text in texts.items()})


def copied_and_shuffled(case: Case, chance: Random) -> None:
    texts = case.texts_of(_other(case))
    mixed = list(texts.values())
    chance.shuffle(mixed)
    case.rewrite(_last(case), {key: shuffled(text, chance) for key, text in zip(texts, mixed, strict=True)})


def filled_in_at_once(case: Case, chance: Random) -> None:
    last = case.references[-1]
    assert last.started_at
    case.references[-1] = replace(last, submitted_at=last.started_at + timedelta(seconds=chance.uniform(5, 40)))


FRAUDS: tuple[Callable[[Case, Random], None], ...] = (
    own_number,
    own_mailbox,
    own_phone_in_hand,
    own_network,
    one_device_for_both,
    copied,
    copied_and_reworded,
    copied_and_shuffled,
    filled_in_at_once,
)
