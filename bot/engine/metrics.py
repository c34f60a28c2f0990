"""What the engine counts, for Prometheus."""

from prometheus_client import Counter, Gauge, Histogram

ROWS_TAKEN = Counter("vouchline_inbox_rows_total", "Rows taken in, by what happened", ["happening"])
ROWS_APPLIED = Counter("vouchline_rows_applied_total", "Rows applied by turns, by what happened", ["happening"])
ROWS_FAILED = Counter("vouchline_rows_failed_total", "Tries to apply a row that failed")
ROWS_PARKED = Counter("vouchline_rows_parked_total", "Rows given up after five tries")
TURN_SECONDS = Histogram(
    "vouchline_turn_seconds", "How long a turn took", buckets=(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10)
)
APPLIED_AFTER_SECONDS = Histogram(
    "vouchline_applied_after_seconds",
    "From a row's arrival to its committed turn, by what happened",
    ["happening"],
    buckets=(0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 5, 30),
)
SENDS = Counter("vouchline_sends_total", "Messages handed to a provider, by result", ["result"])
SETTLED = Counter("vouchline_settled_total", "Unclear sends looked up, by what was found", ["found"])
FATES = Counter("vouchline_fates_total", "Providers' answers to what became of a message", ["found"])
SPOOLED = Gauge("vouchline_spool_files", "Files of rows that wait for the database")
MISSED = Counter("vouchline_missed_rows_total", "Inbound messages found in the provider's list alone")
HOOK_POSTS = Counter(
    "vouchline_webhook_posts_total", "Events posted to organisations' addresses, by result", ["result"]
)
HOOK_POST_SECONDS = Histogram(
    "vouchline_webhook_post_seconds", "How long an address took to answer", buckets=(0.05, 0.2, 0.5, 1, 2, 5, 10)
)
HOOKS_GIVEN_UP = Counter("vouchline_webhook_given_up_total", "Events that an address has not taken in three days")
