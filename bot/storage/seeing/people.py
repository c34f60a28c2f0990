"""What the turn of a person's lane sees: everything that this phone takes part in (R29)."""

from collections import defaultdict

from bot.domain.conversation import Conversation, Entry
from bot.domain.inbox import Lane
from bot.flows.changes import ConversationSeen, PersonSeen
from bot.storage.seeing.checks import AROUND, SEEN, all_seen, around, records
from bot.storage.seeing.columns import rows_of
from bot.storage.seeing.questionnaires import Pinned
from bot.storage.steps import Query, Steps

# All that are open, and the latest of the others: a late answer or an undo may still be for them (R25, R33).
MINE = """mine AS (
    SELECT * FROM conversation WHERE lane = $1 AND status = 'open'
    UNION ALL
    SELECT * FROM (
        SELECT * FROM conversation WHERE lane = $1 AND status <> 'open' ORDER BY created_at DESC, id DESC LIMIT 10
    ) AS latest
)"""
# The first condition is the partial index's own; SQLite reads the whole table without it.
UNSENT = """(SELECT count(*) FROM outbox WHERE lane = $1 AND progress IN ('queued', 'leased', 'unclear')
AND progress = 'queued' AND purpose = 'reply' AND waits_for IS NULL)"""
REPLIED_TO = "(SELECT max(conversation) FROM outbox WHERE provider_id = $3 AND lane = $1)"
ONE_PERSON = f"""WITH {MINE}, {SEEN} {{any SELECT "check" FROM mine}})
SELECT (SELECT lane FROM conversation WHERE id = $2 AND lane <> $1), {UNSENT}, {REPLIED_TO},
{rows_of(Lane, "lane", "t.key = $1")}, {rows_of(Conversation, "mine", "1 = 1")},
{rows_of(Entry, "entry", "t.conversation {any SELECT id FROM mine}")}, {AROUND}"""


def see_person(lane: str, kept: Pinned, named: str | None = None, replied: str | None = None) -> Steps[PersonSeen]:
    """`named`: the conversation that a row is about, which may have moved on to another lane.

    `replied`: the provider's id of the message that a row answers.
    """
    (documents,) = yield Query(ONE_PERSON, [lane, named, replied])
    elsewhere, unsent, replied_to, lanes, mine, entries, *rest = documents
    checks = yield from all_seen(around(rest), kept)
    memory = _memories(records(Entry, entries))
    conversations = sorted(records(Conversation, mine), key=lambda one: (one.created_at, one.id))
    return PersonSeen(
        next(iter(records(Lane, lanes)), Lane(lane)),
        tuple(ConversationSeen(one, tuple(memory[one.id]), checks[one.check]) for one in conversations),
        elsewhere,
        int(unsent),
        replied_to,
    )


def _memories(entries: list[Entry]) -> dict[str, list[Entry]]:
    memory: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda one: one.id or 0):
        memory[entry.conversation].append(entry)
    return memory
