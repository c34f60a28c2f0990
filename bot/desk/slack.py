"""Slack as the settings have it, with what storage keeps of its workspaces."""

from collections.abc import Mapping
from functools import partial

from bot.channels.slack.parts import SlackParts, slack_parts
from bot.desk.echoes import Echoes
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.reminders import Plan
from bot.domain.workspace import Workspace
from bot.flows.texts import Texts
from bot.organisations import organisations_of_its_own
from bot.ports import Clock, Wakeups
from bot.settings import Settings
from bot.storage.oauth_states import SqlStates
from bot.storage.opening import Storage
from bot.storage.workspaces import SqlWorkspaces


def open_slack(
    settings: Settings,
    storage: Storage,
    organisation: str,
    plan: Plan,
    texts: Mapping[str, Texts],
    clock: Clock,
    wakeups: Wakeups,
) -> SlackParts | None:
    """None where the settings know of no app. `organisation` is the default one's id."""
    if settings.slack is None:
        return None
    new_organisations = partial(_new_organisations, settings, plan, clock)
    workspaces = SqlWorkspaces(storage.database, settings.secret, clock.real, new_organisations)
    kept = (workspaces, SqlStates(storage.database, clock.real))
    echoes = Echoes(storage.outbox, wakeups, clock)
    words = texts[settings.language]
    return slack_parts(settings.slack, settings.base_url, *kept, organisation, words, clock.real, echoes.heard)


def _new_organisations(
    settings: Settings, plan: Plan, clock: Clock, workspace: Workspace
) -> list[tuple[Organisation, SubAccount]]:
    return organisations_of_its_own(settings, plan, workspace, clock.now())
