"""A served program between a Slack of some workspaces and a Twilio, with people at both."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.databases import migrated_in
from tests.standins.employer import Employer
from tests.standins.keys import new_key
from tests.standins.people import Candidate, Person
from tests.standins.served import Served
from tests.standins.slack import ECHO, SCOPES, Channel, Recruiter, SlackStandIn, User, Workspace
from tests.standins.slack.seat import buttons_of, until
from tests.standins.stage import to_the_morning
from tests.standins.twilio import Account, Faults, TwilioStandIn

ALL_SCOPES = SCOPES | {ECHO}


@dataclass(slots=True)
class Office:
    """A workspace and its people: who starts checks, who administers, who reads along, and who must see nothing."""

    slack: SlackStandIn
    workspace: Workspace
    channel: Channel
    people: dict[str, Recruiter] = field(default_factory=dict)

    @classmethod
    def of(cls, slack: SlackStandIn, workspace: Workspace) -> "Office":
        sara = workspace.person("Sara")
        erik = workspace.person("Erik", locale="en-US", tz="America/New_York")
        ada = workspace.person("Ada", is_admin=True)
        gus = workspace.person("Gus", is_restricted=True)
        office = cls(slack, workspace, workspace.channel("recruiting", sara, erik, ada, gus))
        for user in (sara, erik, ada, gus):
            office.people[user.real_name] = office.at_desk(user)
        return office

    def at_desk(self, user: User) -> Recruiter:
        return Recruiter(self.slack, self.workspace, user, self.channel)

    def __getattr__(self, name: str) -> Recruiter:
        """`office.sara`."""
        found: Recruiter | None = self.people.get(name.title()) if not name.startswith("_") else None
        if found is None:
            raise AttributeError(name)
        return found


@dataclass(slots=True)
class SlackStage:
    served: Served
    twilio: TwilioStandIn
    slack: SlackStandIn
    employer: Employer
    norr: Office
    acme: Office

    async def restart(self, after_kill: bool = True) -> None:
        await (self.served.kill() if after_kill else self.served.stop())
        await self.served.start(self.twilio.base_url)

    async def check_of(self, name: str) -> str:
        """The id of the one check of this candidate."""
        [found] = [one for one in await self.checks() if one["candidate"]["name"] == name]
        return str(found["id"])

    async def checks(self) -> list[dict[str, Any]]:
        return list((await self.employer.ask("GET", "/checks?limit=200"))["checks"])


@asynccontextmanager
async def a_slack_stage(
    folder: Path, database_url: str = "", *, is_installed: bool = True, latency_seconds: float = 0.05
) -> AsyncIterator[SlackStage]:
    """Unless the app is to be installed by OAuth, it has the token of the workspace Norr."""
    norr, acme = Workspace("Norr", scopes=ALL_SCOPES), Workspace("Acme", scopes=ALL_SCOPES)
    slack = SlackStandIn("", norr, acme, latency_seconds=latency_seconds)
    await slack.start()
    account = Account()
    access = {"SLACK_BOT_TOKEN": norr.new_token().text} if is_installed else _client(slack)
    served = Served(folder, database_url or migrated_in(folder), account, **_settings(slack), **access)
    slack.sender.events_url = f"{served.url}/slack/events"
    slack.installing.redirect_url = f"{served.url}/slack/oauth_redirect"
    twilio = TwilioStandIn(served.inbound_url, account, Faults())
    await twilio.start()
    employer = Employer(served.url, await new_key(served))
    try:
        await employer.start()
        await served.start(twilio.base_url)
        await to_the_morning(employer)
        yield SlackStage(served, twilio, slack, employer, Office.of(slack, norr), Office.of(slack, acme))
        await served.stop()
    finally:
        await served.kill()
        await employer.stop()
        await twilio.stop()
        await slack.stop()


def _settings(slack: SlackStandIn) -> dict[str, str]:
    return {"SLACK_SIGNING_SECRET": slack.app.signing_secret, "SLACK_API_BASE_URL": slack.api_base_url}


def _client(slack: SlackStandIn) -> dict[str, str]:
    ours = {"SLACK_CLIENT_ID": slack.app.client_id, "SLACK_CLIENT_SECRET": slack.app.client_secret}
    return {**ours, "SLACK_AUTHORIZE_URL": slack.authorize_url}


async def everybody_answers(stage: SlackStage, check: str, *people: Person) -> None:
    """Until nothing is asked of them."""
    async with asyncio.TaskGroup() as group:
        for person in people:
            group.create_task(person.live(check, stage.twilio, stage.employer))


async def start_by_modal(recruiter: Recruiter, candidate: Candidate, **more: Any) -> None:
    """`/refcheck`, the form, and sent."""
    await recruiter.command()
    await recruiter.opened_modal("candidate_name")
    wanted = {"candidate_name": candidate.name, "candidate_phone": candidate.number}
    await recruiter.fill(**{**wanted, "references_wanted": str(len(candidate.referees)), **more})
    await recruiter.submit()


async def until_kept_current(stage: SlackStage, recruiter: Recruiter, candidate: Candidate) -> None:
    """The one card that there is follows the check."""
    card = await recruiter.card(candidate.name)
    await stage.employer.ask("POST", f"/checks/{await stage.check_of(candidate.name)}/pause", {})
    await until(lambda: "resume" in buttons_of(card))
    assert len(recruiter.cards(candidate.name)) == 1


async def a_whisper(recruiter: Recruiter, text: str) -> str:
    """What a command is answered with."""
    before = len(recruiter.whispers)
    await recruiter.command(text)
    return (await until(lambda: recruiter.whispers[before:]))[-1].words
