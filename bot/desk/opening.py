"""Puts together what keeps Slack current: the carrier of its messages and the board with its cards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.channels.slack.carrier import SlackCarrier
from bot.channels.slack.parts import SlackParts
from bot.desk.board import SlackBoard
from bot.desk.homes import SlackHomes
from bot.desk.links import CardLinks
from bot.desk.outgoing import DeskContents
from bot.flows.changes import Moment
from bot.flows.texts import Texts
from bot.storage.database import Database
from bot.storage.repositories.openings import log_opening


@dataclass(frozen=True, slots=True)
class Desk:
    carrier: SlackCarrier
    board: SlackBoard
    homes: SlackHomes


def open_desk(
    parts: SlackParts,
    texts: Mapping[str, Texts],
    language: str,
    zone: str,
    moment: Callable[[], Moment],
    database: Database,
) -> Desk:
    slack = parts.slack
    contents = DeskContents(texts, language, moment, CardLinks(slack), partial(log_opening, database))
    carrier = SlackCarrier(slack, contents, partial(_has_echoes, parts))
    return Desk(carrier, SlackBoard(slack, texts, moment), SlackHomes(slack, texts, language, zone, moment))


async def _has_echoes(parts: SlackParts, workspace: str) -> bool:
    """Whether Slack has ever told us of a post of ours there: the app may have been made without its events."""
    found = await parts.workspaces.find(workspace)
    return found is not None and found.echoed_at is not None
