"""Why nothing is posted again: as the API's problem, and as the office's words; and since when all is."""

from datetime import UTC, datetime

from bot.errors import Conflict, NotFound
from bot.ports.hooks import Replayed

EVER = datetime(2000, 1, 1, tzinfo=UTC)
PROBLEMS = {
    Replayed.GONE: Conflict("check-erased", "What it tells of has been erased, and nothing of it is kept."),
    Replayed.OFF: Conflict("webhook-off", "The webhook is switched off; switch it on first."),
    Replayed.UNKNOWN: NotFound("unknown-delivery", "This webhook has no such delivery; they are kept for 30 days."),
}
SAID = {Replayed.GONE: "admin.webhooks.replay_gone", Replayed.OFF: "admin.webhooks.replay_off"}
