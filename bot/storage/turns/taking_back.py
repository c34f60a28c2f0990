"""What was said in Slack of a check that is deleted is taken back: it names the candidate (R44)."""

from bot.domain.message import Message
from bot.flows.desk.posting import TAKEN_BACK, taking_back
from bot.storage.into import INTO
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps, Write

POSTS = f"""SELECT {mapper(Message).listed()} FROM outbox WHERE "check" = $1 AND channel = 'slack'
AND progress = 'sent' AND provider_id IS NOT NULL ORDER BY id"""
IS_THERE = "SELECT 1 FROM checks WHERE id = $1"
OUTBOX = INTO[Message]


def take_back_posts(check: str) -> Steps[None]:
    """To be called before its messages are forgotten. The card itself stays, and says that the check is gone."""
    posts = [mapper(Message).record_of(row) for row in (yield Query(POSTS, [check]))]
    yield from _take_back([one for one in posts if one.purpose in TAKEN_BACK])


def take_back_if_orphaned(said: Message) -> Steps[None]:
    """It was on its way when its check was deleted."""
    if said.purpose in TAKEN_BACK and said.check and not (yield Query(IS_THERE, [said.check])):
        yield from _take_back([said])


def _take_back(posts: list[Message]) -> Steps[None]:
    if posts:
        yield Write({OUTBOX: [mapper(Message).row(taking_back(one))[: len(OUTBOX.columns)] for one in posts]})
