"""Messages to Slack: what each is about. Their words are put together when they leave, from how things are then."""

from dataclasses import replace
from typing import Any

from bot.domain.channel import Channel
from bot.domain.desk import Card, card_key, desk_lane, recruiter_lane, slack_sender
from bot.domain.message import Message, Progress, Purpose
from bot.flows.changes import Moment

TAKEN_BACK = frozenset({Purpose.MILESTONE, Purpose.NOTICE, Purpose.ANSWER})  # what may be, of a deleted check


def card_message(card: Card, moment: Moment, zone: str) -> Message:
    """The first post of the card. A later posting goes its own way: the one before may hold its lane up."""
    return _message(card, Purpose.CARD, card_key(card.check, card.posting), moment, zone, {})


def thread_message(
    card: Card, purpose: Purpose, cause: str, about: dict[str, Any], moment: Moment, zone: str
) -> Message:
    """Comes after the card, and is an answer to it."""
    return _message(card, purpose, f"{purpose}:{card.check}:{cause}", moment, zone, about)


def _message(card: Card, purpose: Purpose, key: str, moment: Moment, zone: str, about: dict[str, Any]) -> Message:
    lane = desk_lane(card.check) + (f":{card.posting}" if card.posting > 1 else "")
    return Message(
        key=key,
        organisation=card.organisation,
        check=card.check,
        conversation=None,
        lane=lane,
        sender=slack_sender(card.workspace, card.channel),
        channel=Channel.SLACK,
        address=card.channel,
        purpose=purpose,
        body="",
        segments=1,
        due_at=moment.now,
        created_at=moment.now,
        zone=zone,
        about=about,
    )


def direct_message(
    workspace: str,
    user: str,
    organisation: str,
    purpose: Purpose,
    cause: str,
    about: dict[str, Any],
    moment: Moment,
    zone: str,
    check: str | None = None,
) -> Message:
    """To one recruiter alone."""
    return Message(
        key=f"{purpose}:{workspace}:{user}:{cause}",
        organisation=organisation,
        check=check,
        conversation=None,
        lane=recruiter_lane(workspace, user),
        sender=slack_sender(workspace, user),
        channel=Channel.SLACK,
        address=user,
        purpose=purpose,
        body="",
        segments=1,
        due_at=moment.now,
        created_at=moment.now,
        zone=zone,
        about=about,
    )


def taking_back(said: Message) -> Message:
    """Of no check: that is deleted."""
    return replace(
        said,
        id=None,
        key=f"{Purpose.TAKING_BACK}:{said.key}",
        check=None,
        purpose=Purpose.TAKING_BACK,
        about={"post": said.provider_id},
        progress=Progress.QUEUED,
        delivery=None,
        provider_id=None,
        attempts=0,
        sent_at=None,
    )
