"""Personal links: whoever is first written down gets one, and any link ever sent keeps working (R9)."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.flows.changes import Record
from bot.links import LinkKind, token_for, token_hash

HashOf = Callable[[str, str], str]  # from the link's kind and the id of what it opens


def hashes(secret: bytes) -> HashOf:
    return lambda kind, id: token_hash(token_for(secret, kind, id))


def link_rows(put: Iterable[Record], known: frozenset[str], hash_of: HashOf) -> list[tuple[Any, ...]]:
    """Links of the conversations and checks that are not among the known ids."""
    return [_link(one, hash_of) for one in put if isinstance(one, Conversation | Check) and one.id not in known]


def _link(one: Conversation | Check, hash_of: HashOf) -> tuple[Any, ...]:
    if isinstance(one, Check):
        return hash_of(LinkKind.REPORT, one.id), one.organisation, LinkKind.REPORT.value, one.id, None
    kind = LinkKind(one.role.value)
    return hash_of(kind, one.id), one.organisation, kind.value, one.check, one.id
