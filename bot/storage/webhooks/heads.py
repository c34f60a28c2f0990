"""Which deliveries may be posted now: of each check the first that was never tried, and what has failed and is due.

Each question is answered from an index, however much waits, and whatever PostgreSQL believes of the table: what it
knows may be from when nothing waited. So there is no joining, and each order is one that an index has.
"""

from bot.domain.webhook import Delivery, Webhook
from bot.storage.records import mapper

LOOKED_AT = 300  # of a webhook, at once: the first of them is free, or under way, or will be free in a moment
LOOKED_BEYOND = 5_000  # where all of the first are of checks that are under way; it takes some milliseconds
MOST_UNDER_WAY = 10_000  # of all programs

# What nobody has leased waits for transactions in which there may be something earlier, and not for long.
IS_FREE = """d.posting = 'waiting' AND d.due_at <= $1 AND CASE WHEN d.leased_by IS NULL
THEN d.leased_until IS NULL OR {ended d.settles_after} OR d.leased_until <= {clock} ELSE d.leased_until <= $2 END"""
ANY_DUE = f"SELECT 1 FROM webhook_delivery d WHERE {IS_FREE} ORDER BY d.due_at LIMIT 1"

# By the lifecycle: replays have later numbers. A test, and that a check is deleted, come at once.
UNTRIED, AS_IT_HAPPENED = "attempts = 0", "coalesce(event, 0), id"
AGAIN, AS_IT_IS_DUE = "attempts > 0", "due_at, id"
HAS_FREE = f"""(
    SELECT 1 FROM webhook_delivery d WHERE d.webhook = w.id AND %s AND {IS_FREE} ORDER BY %s LIMIT 1
) IS NOT NULL"""
# From one webhook with something that waits to the next, without reading what waits.
WITH_WORK = f"""WITH RECURSIVE waiting (webhook) AS (
    SELECT (SELECT webhook FROM webhook_delivery WHERE posting = 'waiting' ORDER BY webhook LIMIT 1)
    UNION ALL SELECT (
        SELECT d.webhook FROM webhook_delivery d WHERE d.posting = 'waiting' AND d.webhook > waiting.webhook
        ORDER BY d.webhook LIMIT 1
    ) FROM waiting WHERE waiting.webhook IS NOT NULL
)
SELECT {mapper(Webhook).listed("w.")} FROM waiting JOIN webhook w ON w.id = waiting.webhook
WHERE NOT w.is_active OR w.gone_at IS NOT NULL
OR {HAS_FREE % (UNTRIED, AS_IT_HAPPENED)} OR {HAS_FREE % (AGAIN, AS_IT_IS_DUE)}"""
UNDER_WAY = f"""SELECT webhook, "check" FROM webhook_delivery WHERE leased_by IS NOT NULL AND leased_until > $1
ORDER BY webhook, leased_until LIMIT {MOST_UNDER_WAY}"""


def _first(tried: str, order: str, most: int = LOOKED_AT) -> str:
    return f"""SELECT * FROM webhook_delivery t WHERE webhook = $3 AND posting = 'waiting' AND {tried}
    AND due_at <= $1 ORDER BY {order} LIMIT {most}"""


def _first_beyond(tried: str, order: str) -> str:
    """Without those of checks that are under way: so each other check's first is among them."""
    return f"""SELECT * FROM ({_first(tried, order, LOOKED_BEYOND)}) b
    WHERE "check" IS NULL OR NOT "check" {{in $4}} ORDER BY {order} LIMIT {LOOKED_AT}"""


def _heads(looked_at: str, order: str) -> str:
    """Of one webhook, the first of each check; what is of no check is alone."""
    line = 'coalesce("check", CAST(id AS TEXT))'
    placed = f"SELECT *, row_number() OVER (PARTITION BY {line} ORDER BY {order}) AS place FROM ({looked_at}) l"
    return f"""SELECT * FROM (
    SELECT {_COLUMNS} FROM ({placed}) d WHERE d.place = 1 AND {IS_FREE}
    AND (d."check" IS NULL OR NOT d."check" {{in $4}}) ORDER BY {order} LIMIT $5) h"""


_COLUMNS = mapper(Delivery).listed("d.")
LINES = ((UNTRIED, AS_IT_HAPPENED), (AGAIN, AS_IT_IS_DUE))
HEADS, HEADS_BEYOND = (
    " UNION ALL ".join(_heads(first(*line), line[1]) for line in LINES) for first in (_first, _first_beyond)
)
LEASED = f"""UPDATE webhook_delivery SET leased_by = $4, leased_until = $5,
first_tried_at = coalesce(first_tried_at, $1)
WHERE id {{in $3}} AND id IN (
    SELECT d.id FROM webhook_delivery d WHERE d.id {{in $3}} AND {IS_FREE} {{skip of d}}
) RETURNING id"""
