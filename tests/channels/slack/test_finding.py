"""A post whose answer never came is found where the app may read, however much has been said since (R52)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.slack.calls import Slack
from bot.channels.slack.carrier import Outgoing, SlackCarrier
from bot.channels.slack.errors import WorkspaceGone
from bot.channels.slack.finding import found
from bot.channels.slack.manifest import POST_METADATA
from bot.domain.channel import Channel
from bot.domain.message import Message, Purpose
from bot.domain.sender import Sender
from bot.ports import CarrierUnreachable, NeverTold
from tests.builders import a_message
from tests.standins.slack import HISTORY, SCOPES, SlackStandIn, Workspace


class Nothing:
    """To say."""

    async def of(self, message: Message, *, is_public: bool) -> Outgoing | None:
        return None


class Removed:
    """Of a workspace that we are not installed in any more."""

    async def token(self, workspace: str, *, instead_of: str = "") -> str:
        raise WorkspaceGone(workspace, "not_installed")


class TokenOf:
    def __init__(self, workspace: Workspace) -> None:
        self._text = workspace.new_token().text

    async def token(self, workspace: str, *, instead_of: str = "") -> str:
        return self._text


async def test_a_card_is_found_below_what_was_said_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.slack.finding.MOST", 1)
    norr = Workspace("Norr", scopes=SCOPES | HISTORY)
    channel = norr.channel("recruiting", norr.person("Sara"))
    standin = SlackStandIn("", norr)
    await standin.start()
    slack = Slack(standin.api_base_url, TokenOf(norr))
    card = a_message(key="card:check-1:1", purpose=Purpose.CARD, channel=Channel.SLACK, leased_at=datetime.now(UTC))
    for key in (card.key, "milestone:check-2:1"):
        metadata = {"event_type": POST_METADATA, "event_payload": {"key": key}}
        await slack.call(norr.id, "chat.postMessage", channel=channel.id, text=key, metadata=metadata)
    [listed] = await found(slack, norr.id, channel.id, card)
    assert listed.provider_id == f"{channel.id}:{norr.messages[0].ts}"
    await slack.close()
    await standin.stop()


@pytest.mark.parametrize("purpose", [Purpose.CARD, Purpose.MILESTONE])
async def test_nothing_is_waited_for_from_a_workspace_that_has_removed_us(purpose: Purpose) -> None:
    async def has_echoes(workspace: str) -> bool:
        return True

    slack = Slack("http://127.0.0.1:9/api/", Removed())
    carrier = SlackCarrier(slack, Nothing(), has_echoes)
    assert await carrier.sent_to(a_message(purpose=purpose), Sender("slack:T1:C1", Channel.SLACK, "C1", 1.0)) == []
    await slack.close()


async def test_what_may_not_have_been_taken_back_is_taken_back_again() -> None:
    """A program that dies in between must not leave a name of a deleted check in Slack."""

    async def has_echoes(workspace: str) -> bool:
        return True

    norr = Workspace("Norr", scopes=SCOPES)
    channel = norr.channel("recruiting", norr.person("Sara"))
    standin = SlackStandIn("", norr)
    await standin.start()
    slack = Slack(standin.api_base_url, TokenOf(norr))
    sender = Sender(f"slack:{norr.id}:{channel.id}", Channel.SLACK, channel.id, 1.0)
    message = a_message(purpose=Purpose.TAKING_BACK, about={"post": f"{channel.id}:1.0"}, leased_at=datetime.now(UTC))
    assert await SlackCarrier(slack, Nothing(), has_echoes).sent_to(message, sender) == []
    await slack.close()
    await standin.stop()


async def test_a_card_that_nobody_tells_of_is_given_up_after_ten_minutes() -> None:
    """Without leave to read, from a Slack that has told of no post of ours so far."""

    async def has_echoes(workspace: str) -> bool:
        return False

    norr = Workspace("Norr", scopes=SCOPES)
    channel = norr.channel("recruiting", norr.person("Sara"))
    standin = SlackStandIn("", norr)
    await standin.start()
    slack = Slack(standin.api_base_url, TokenOf(norr))
    carrier, sender = SlackCarrier(slack, Nothing(), has_echoes), Sender("slack:T1:C1", Channel.SLACK, channel.id, 1.0)
    for minutes, outcome in ((9, CarrierUnreachable), (11, NeverTold)):
        at = datetime.now(UTC) - timedelta(minutes=minutes)
        card = a_message(key="card:check-1:1", purpose=Purpose.CARD, channel=Channel.SLACK, leased_at=at)
        with pytest.raises(outcome):
            await carrier.sent_to(card, replace(sender, key=f"slack:{norr.id}:{channel.id}"))
    await slack.close()
    await standin.stop()
