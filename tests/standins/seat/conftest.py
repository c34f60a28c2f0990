"""The served program with a Slack, and what is looked at after each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.standins.slack_stage import SlackStage, a_slack_stage


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def slack_stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[SlackStage]:
    async with a_slack_stage(tmp_path_factory.mktemp("slack")) as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="package")
async def stage(slack_stage: SlackStage) -> AsyncIterator[SlackStage]:
    """The shared one, as its test finds and leaves it: nothing was done wrong meanwhile."""
    slack_stage.slack.complaints.clear()
    slack_stage.slack.calls.clear()
    slack_stage.slack.sender.acks.clear()
    slack_stage.slack.latency_seconds = slack_stage.slack.echoes.delay_seconds = 0.05
    yield slack_stage
    slack_stage.norr.sara.workspace.modals.clear()
    assert (_done_wrong(slack_stage), slack_stage.slack.limited) == ([], [])


def _done_wrong(stage: SlackStage) -> list[str]:
    """An update whose answer came too late is sent again, and changes nothing: that is as it should be."""
    return [one for one in stage.slack.complaints if "changes nothing" not in one]
