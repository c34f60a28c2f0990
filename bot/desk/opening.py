"""Puts together what keeps Slack current: the carrier of its messages and the board with its cards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.channels.slack.calls import Slack
from bot.channels.slack.carrier import SlackCarrier
from bot.desk.board import SlackBoard
from bot.desk.homes import SlackHomes
from bot.desk.links import CardLinks
from bot.desk.outgoing import DeskContents
from bot.flows.changes import Moment
from bot.flows.texts import Texts


@dataclass(frozen=True, slots=True)
class Desk:
    carrier: SlackCarrier
    board: SlackBoard
    homes: SlackHomes


def open_desk(slack: Slack, texts: Mapping[str, Texts], language: str, zone: str, moment: Callable[[], Moment]) -> Desk:
    contents = DeskContents(texts, language, moment, CardLinks(slack))
    homes = SlackHomes(slack, texts, language, zone, moment)
    return Desk(SlackCarrier(slack, contents), SlackBoard(slack, texts, moment), homes)
