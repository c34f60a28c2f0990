"""One integrity signal: what was seen, and about whom. There is no score, no sum and no order of weight among them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

CANDIDATE = 0  # the candidate's place among the people of a check; referees have their positions


class SignalKind(StrEnum):
    SHARED_PHONE = "shared_phone"
    SHARED_EMAIL = "shared_email"
    SHARED_DEVICE = "shared_device"
    SHARED_IP = "shared_ip"
    HURRIED = "hurried"
    ALIKE = "alike"
    SHARED_WORK_IP = "shared_work_ip"
    PRIVATE_EMAIL = "private_email"
    OTHER_DOMAIN = "other_domain"
    CORRECTED = "corrected"
    REPLACEMENT = "replacement"


class SignalSort(StrEnum):
    """How a signal is to be read. It follows from its kind alone, and says nothing about a person."""

    COINCIDENCE = "coincidence"  # seldom seen where two people answer for themselves: worth a question
    CIRCUMSTANCE = "circumstance"  # seen in many honest references: good to know, and usual


CIRCUMSTANCES = frozenset(
    {
        SignalKind.SHARED_WORK_IP,
        SignalKind.PRIVATE_EMAIL,
        SignalKind.OTHER_DOMAIN,
        SignalKind.CORRECTED,
        SignalKind.REPLACEMENT,
    }
)


@dataclass(frozen=True, slots=True)
class Signal:
    kind: SignalKind
    people: tuple[int, ...]  # positions, `CANDIDATE` among them
    names: tuple[str, ...]  # theirs, in that order
    seen: Mapping[str, Any] = field(default_factory=dict)  # the same in every language; `wording` says it

    @property
    def references(self) -> tuple[int, ...]:
        return tuple(one for one in self.people if one != CANDIDATE)

    @property
    def sort(self) -> SignalSort:
        return SignalSort.CIRCUMSTANCE if self.kind in CIRCUMSTANCES else SignalSort.COINCIDENCE
