"""Everything of Slack that a program has: made once, from the settings and those who keep the workspaces."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.channels.slack.afterwards import Afterwards
from bot.channels.slack.app import bolt_app
from bot.channels.slack.calls import Slack
from bot.channels.slack.door import Door
from bot.channels.slack.finding_workspace import FindWorkspace
from bot.channels.slack.installing import InstallFlow, install_flow
from bot.channels.slack.listening import EchoTold, Listening
from bot.channels.slack.own_workspace import OwnWorkspace
from bot.channels.slack.seat import Seat
from bot.channels.slack.telling import Telling
from bot.channels.slack.tokens import Tokens
from bot.channels.slack.workspaces import States, Workspaces
from bot.flows.texts import Texts
from bot.settings import SlackApp


@dataclass(frozen=True, slots=True)
class SlackParts:
    """To be made inside the running loop. `begin` when the server listens; `rest`, then `close`."""

    app: SlackApp
    slack: Slack
    workspaces: Workspaces
    find: FindWorkspace
    own: OwnWorkspace
    install: InstallFlow
    afterwards: Afterwards
    texts: Texts  # in the installation's language
    echo_told: EchoTold | None

    def begin(self) -> None:
        self.own.begin()

    async def rest(self) -> None:
        await self.own.stop()
        await self.afterwards.rest()

    async def close(self) -> None:
        """What somebody did while the server was stopping is seen through as well."""
        await self.afterwards.rest()
        await self.slack.close()

    def door(self, seat: Seat) -> Door:
        listening = Listening(seat, self.workspaces, self.echo_told)
        bolt = bolt_app(self.app, self.slack.client, self.install, listening)
        return Door(bolt, self.find, Telling(self.slack), self.afterwards, self.texts)


def slack_parts(
    app: SlackApp,
    base_url: str,
    workspaces: Workspaces,
    states: States,
    organisation: str,
    texts: Texts,
    real: Callable[[], datetime],
    echo_told: EchoTold | None = None,
) -> SlackParts:
    """`organisation` is the default one's id, to which the workspace of the settings' token belongs.

    `echo_told` hears of our own posts, as Slack tells of those that carry `manifest.POST_METADATA`.
    """
    slack = Slack(app.api_base_url)
    own = OwnWorkspace(app, workspaces, slack, organisation, real)
    slack.use(Tokens(workspaces, slack, app, real, own.may_come))
    return SlackParts(
        app=app,
        slack=slack,
        workspaces=workspaces,
        find=FindWorkspace(workspaces, own),
        own=own,
        install=install_flow(app, slack.client, base_url, workspaces, states),
        afterwards=Afterwards(),
        texts=texts,
        echo_told=echo_told,
    )
