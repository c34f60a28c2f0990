"""Claims deliveries that may be posted now: a few of each webhook, and of nobody more than is free (R53)."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.places import may_have_another
from bot.domain.webhook import Delivery, Webhook
from bot.ports.hooks import ClaimedPost
from bot.storage.fields import microseconds
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps
from bot.storage.webhooks.heads import ANY_DUE, HEADS, HEADS_BEYOND, LEASED, UNDER_WAY, WITH_WORK

MOST_OF_A_WEBHOOK = 8  # so that a receiver is not flooded
LOOKS_BEYOND = 4  # in one claim
LEASE = 30_000_000  # longer than a post takes, and the noting of what came of it

DROP_FOR_THOSE_OFF = """UPDATE webhook_delivery SET posting = 'dropped', ended_at = $1, leased_by = NULL
WHERE webhook {in $3} AND posting = 'waiting' AND (leased_by IS NULL OR leased_until <= $2)
AND webhook IN (SELECT id FROM webhook WHERE NOT is_active OR gone_at IS NOT NULL)"""


@dataclass
class _Line:
    """What may be posted of one webhook; looked for when its turn comes."""

    webhook: Webhook
    checks: list[str | None]  # under way: of each one at a time
    heads: list[Delivery] | None = None


@dataclass
class _Beyond:
    """Which webhooks have been looked at beyond their first deliveries: a moment ago, and now."""

    lately: Collection[str]
    now: list[str] = field(default_factory=list)

    def may_be_looked(self, webhook: str) -> bool:
        return webhook not in self.lately and len(self.now) < LOOKS_BEYOND


@dataclass(frozen=True, slots=True)
class Free:
    """What may be leased, as it was seen; and webhooks for which nothing waits any more."""

    chosen: list[tuple[Webhook, Delivery]]
    off: list[str]
    looked_beyond: Collection[str] = ()  # of which webhooks, since their first are all of checks under way


def any_due(now: datetime, real: datetime) -> Steps[bool]:
    return bool((yield Query(ANY_DUE, [microseconds(now), microseconds(real)])))


def free(now: datetime, real: datetime, most: int, taken: Mapping[str, int], lately: Collection[str]) -> Steps[Free]:
    """`most`: how many places are free; `taken`: how many each organisation has; `lately`: who was looked beyond."""
    at = [microseconds(now), microseconds(real)]
    webhooks = [mapper(Webhook).record_of(row) for row in (yield Query(WITH_WORK, at))]
    if not webhooks:
        return Free([], [])
    underway = yield Query(UNDER_WAY, at[1:])
    lines = [_Line(one, [check for its, check in underway if its == one.id]) for one in webhooks if one.is_on]
    beyond = _Beyond(lately)
    chosen = yield from _shared_out(lines, at, most, Counter(taken), beyond)
    return Free(chosen, [one.id for one in webhooks if not one.is_on], beyond.now)


def lease(found: Free, now: datetime, real: datetime, holder: str) -> Steps[list[ClaimedPost]]:
    """Those that nobody else has got meanwhile."""
    at = [microseconds(now), microseconds(real)]
    if found.off:
        yield Query(DROP_FOR_THOSE_OFF, [*at, found.off])
    if not found.chosen:
        return []
    ids = [delivery.id for _, delivery in found.chosen]
    leased = {id for (id,) in (yield Query(LEASED, [*at, ids, holder, at[1] + LEASE]))}
    return [ClaimedPost(delivery, webhook, holder) for webhook, delivery in found.chosen if delivery.id in leased]


def _shared_out(
    lines: list[_Line], at: list[int], free: int, taken: Counter[str], beyond: _Beyond
) -> Steps[list[tuple[Webhook, Delivery]]]:
    """One each, round by round, those with the fewest under way first."""
    chosen: list[tuple[Webhook, Delivery]] = []
    for _ in range(MOST_OF_A_WEBHOOK):
        for line in sorted(lines, key=lambda one: (taken[one.webhook.organisation], len(one.checks), one.webhook.id)):
            whose = line.webhook.organisation
            if may_have_another(taken[whose], free) and (head := (yield from _next(line, at, beyond))):
                chosen.append((line.webhook, head))
                taken[whose], free = taken[whose] + 1, free - 1
    return chosen


def _next(line: _Line, at: list[int], beyond: _Beyond) -> Steps[Delivery | None]:
    room = MOST_OF_A_WEBHOOK - len(line.checks)
    if line.heads is None and room > 0:
        busy = [check for check in line.checks if check]
        asked = [*at, line.webhook.id, busy, room]
        rows = yield Query(HEADS, asked)
        if busy and not rows and beyond.may_be_looked(line.webhook.id):  # one check may have very much to tell
            beyond.now.append(line.webhook.id)
            rows = yield Query(HEADS_BEYOND, asked)
        found = [_delivery(row) for row in rows]
        line.heads = sorted(found, key=lambda one: (one.due_at, one.event or 0, one.id))
    while line.heads and len(line.checks) < MOST_OF_A_WEBHOOK:
        head = line.heads.pop(0)
        if head.check is None or head.check not in line.checks:
            line.checks.append(head.check)
            return head
    return None


def _delivery(row: tuple[object, ...]) -> Delivery:
    return mapper(Delivery).record_of(row)
