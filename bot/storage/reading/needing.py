"""What still needs the recruiter, as SQL made from the tables of `bot/domain/notice.py` (R32)."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from bot.domain.notice import ENDED_BY, NEEDING, OUTLASTING, RESOLVED_BY, RUNNING, SETTLED_BY


def _words(of: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{one.value}'" for one in sorted(of))


def _any(conditions: Collection[str]) -> str:
    return f"({' OR '.join(conditions)})"


# Spelled out the same in an index, so that the few are found among the many.
IS_NEEDING = f'"type" IN ({_words(NEEDING)})'
_OUTLASTING = f"e.type IN ({_words(OUTLASTING)})"

_BY_THE_SAME_PERSON = _any(
    [
        "r.type = e.type",
        *(f"(e.type = '{kind}' AND r.type IN ({_words(by)}))" for kind, by in sorted(RESOLVED_BY.items())),
    ]
)
_BY_THE_CHECK = _any(
    [
        f"(NOT {_OUTLASTING} AND r.type IN ({_words(ENDED_BY)}))",
        *(f"(e.type = '{kind}' AND r.type IN ({_words(by)}))" for kind, by in sorted(OUTLASTING.items()) if by),
    ]
)

_SETTLED = f"NOT {_OUTLASTING} AND r.conversation = e.conversation AND r.type IN ({_words(SETTLED_BY)})"

# Of an event `e` and its check `c`. One look at the check's events: a second one made PostgreSQL read them all.
STILL_OPEN = f"""({_OUTLASTING} OR c.status IN ({_words(RUNNING)}))
AND NOT EXISTS (
    SELECT 1 FROM event r WHERE r."check" = e."check" AND (
        (r.id > e.id AND ((r.conversation = e.conversation AND {_BY_THE_SAME_PERSON}) OR {_BY_THE_CHECK}))
        OR ({_SETTLED})
    )
)"""
