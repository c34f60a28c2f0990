"""What people have typed on their pages and not sent yet. Not the turns' to write: no check depends on it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.domain.conversation import Conversation
from bot.domain.draft import MOST_DRAFTS
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.steps import Query, Steps

# Only while something is asked: what is typed later could never be sent.
KEEP = f"""INSERT INTO draft (organisation, "check", conversation, "key", text, at)
SELECT c.organisation, c."check", c.id, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT) FROM conversation c
WHERE c.organisation = $1 AND c.id = $2 AND c.status = 'open'
AND ((SELECT count(*) FROM draft d WHERE d.conversation = c.id) < {MOST_DRAFTS}
    OR EXISTS (SELECT 1 FROM draft d WHERE d.conversation = c.id AND d."key" = CAST($3 AS TEXT)))
ON CONFLICT (conversation, "key") DO UPDATE SET text = excluded.text, at = excluded.at"""
DROP = 'DELETE FROM draft WHERE organisation = $1 AND conversation = $2 AND "key" {in $3}'


async def keep(database: Database, mine: Conversation, texts: Mapping[str, str], now: datetime) -> None:
    """By key; an empty text takes the draft away."""
    await database.write(lambda: _keep(mine, texts, now))


async def drop(database: Database, mine: Conversation, keys: Collection[str]) -> None:
    await database.write(lambda: _keep(mine, dict.fromkeys(keys, ""), None))


def _keep(mine: Conversation, texts: Mapping[str, str], now: datetime | None) -> Steps[None]:
    if gone := sorted(key for key, text in texts.items() if not text):
        yield Query(DROP, [mine.organisation, mine.id, gone])
    for key, text in sorted(texts.items()):
        if text and now:
            yield Query(KEEP, [mine.organisation, mine.id, key, text, microseconds(now)])
