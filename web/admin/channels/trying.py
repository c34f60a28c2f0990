"""A channel is tried: a message goes out for real, few in an hour, and what becomes of it is told."""

import uuid
from typing import Any

from bot.channels.slack.errors import SlackError, SlackRefused
from bot.domain.channel import Channel
from bot.domain.inbox import Happening, organisation_lane, person_lane
from bot.domain.sender import BY_NUMBER, Sender
from bot.ports.mail import Mail, MailNotSent
from bot.storage.reading import workspaces
from web.admin.channels.form import said_by
from web.admin.page import Visit

MOST_IN_AN_HOUR = 5
HOUR_SECONDS = 3600
KNOWN_OF_SLACK = frozenset({"channel_not_found", "not_in_channel", "is_archived"})


class NotTried(Exception):
    """`said` is the key of why, in the catalogue."""

    def __init__(self, said: str, **values: str) -> None:
        super().__init__(said)
        self.said, self.values = said, values


async def try_channel(visit: Visit, channel: Channel, form: Any) -> str:
    """The key of the message, where it has one. Raises `NotTried`."""
    body = said_by(visit.texts, visit.user.name)
    if channel in BY_NUMBER:
        sender = visit.vouchline.senders.of(form.chosen.senders).get(channel.value)
        if sender is None:
            raise NotTried("admin.channels.not_set")
        key = await _counted(visit)
        await _write(visit, sender, {"message": key, "address": form.address, "body": body})
        return key
    await _counted(visit)
    await (_mail if channel is Channel.EMAIL else _post)(visit, form.address, body)
    return ""


async def _counted(visit: Visit) -> str:
    """So many rows may there be in an hour, in whichever program: the first that nobody else has taken is ours."""
    key = uuid.uuid4().hex
    hour = int(visit.vouchline.clock.now().timestamp()) // HOUR_SECONDS
    lane = organisation_lane(visit.organisation)
    for number in range(MOST_IN_AN_HOUR):
        row = f"test:{visit.organisation}:{hour}:{number}"
        outcome = await visit.ask(lane, Happening.CHANNEL_TRIED, {"message": key}, row)
        if outcome["message"] == key:
            return key
    raise NotTried("admin.channels.too_many", most=str(MOST_IN_AN_HOUR))


async def _write(visit: Visit, sender: Sender, asked: dict[str, str]) -> None:
    """On the lane of whoever has the number: it knows whether they have written STOP."""
    payload = {**asked, "sender": sender.key, "channel": sender.channel.value, "organisation": visit.organisation}
    await visit.ask(person_lane(sender.key, asked["address"]), Happening.TEST_DUE, payload)


async def _mail(visit: Visit, address: str, body: str) -> None:
    mailer = visit.vouchline.mailer
    if mailer is None:
        raise NotTried("admin.channels.not_set")
    try:
        await mailer.send(Mail(address, visit.texts("admin.channels.test_subject"), f"{body}\n"))
    except MailNotSent as failed:
        said = "admin.channels.mail_refused" if failed.permanent else "admin.channels.mail_not_now"
        raise NotTried(said, why=str(failed)) from failed


async def _post(visit: Visit, channel: str, body: str) -> None:
    """In the organisation's own workspace, whatever the form says (R57)."""
    slack, known = visit.vouchline.slack, await workspaces.of_organisation(visit.organisation)
    if slack is None or not known:
        raise NotTried("admin.channels.not_set")
    wanted = visit.field("workspace")
    workspace = wanted if wanted in known else known[0]
    try:
        await slack.slack.call(workspace, "chat.postMessage", channel=channel, text=body)
    except SlackRefused as refused:
        known_one = refused.error in KNOWN_OF_SLACK
        said = f"admin.channels.slack_{refused.error}" if known_one else "admin.channels.slack_refused"
        raise NotTried(said, why=refused.error) from refused
    except SlackError as failed:
        raise NotTried("admin.channels.slack_away") from failed
