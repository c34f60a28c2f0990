"""A strict Slack of several workspaces: checks what it is sent, forgets nothing, signs its calls, fails as told."""

from tests.standins.slack.browser import Browser
from tests.standins.slack.faults import Fault, Faults
from tests.standins.slack.recruiter import Recruiter
from tests.standins.slack.server import SlackStandIn
from tests.standins.slack.world import ECHO, HISTORY, SCOPES, Channel, Message, User, Workspace

__all__ = [
    "ECHO",
    "HISTORY",
    "SCOPES",
    "Browser",
    "Channel",
    "Fault",
    "Faults",
    "Message",
    "Recruiter",
    "SlackStandIn",
    "User",
    "Workspace",
]
