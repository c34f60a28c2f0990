"""Makes organisations: the default one, which is there from the start, and others when they are first named."""

import uuid
from dataclasses import replace
from datetime import datetime

from bot.domain.organisation import Organisation, SubAccount
from bot.domain.reminders import Plan
from bot.domain.workspace import Workspace
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.repositories.organisations import DEFAULT_SUB_ACCOUNT, ensure_organisation, renew_organisation

DEFAULT_ID = "default"  # fixed, so that it may change its name
LONGEST_NAME = 60  # people read it in text messages


async def organisation_named(
    database: Database, settings: Settings, name: str, plan: Plan, now: datetime
) -> Organisation:
    """The organisation of that name, made with a sub-account if there is none yet."""
    new = Organisation(id=uuid.uuid4().hex, name=name, created_at=now)
    return await ensure_organisation(database, new, _sub_account(uuid.uuid4().hex, new, settings, plan))


async def default_organisation(database: Database, settings: Settings, plan: Plan, now: datetime) -> Organisation:
    """The one that is meant when none is named; its name, language, zone and plan are those of the settings now."""
    mine = Organisation(id=DEFAULT_ID, name=settings.organisation_name, created_at=now)
    await renew_organisation(database, mine, _sub_account(DEFAULT_ID, mine, settings, plan))
    return mine


def organisations_of_its_own(
    settings: Settings, plan: Plan, workspace: Workspace, now: datetime
) -> list[tuple[Organisation, SubAccount]]:
    """Those that a workspace may get, in this order: by its name alone only if nobody else has it (R57).

    Candidates and referees read the sub-account's name, which is the plain one.
    """
    name = " ".join(workspace.name.split())[:LONGEST_NAME].strip() or workspace.id
    names = (name, f"{name} ({workspace.id})", f"{name} ({workspace.id}, {uuid.uuid4().hex[:6]})")
    made = [Organisation(id=uuid.uuid4().hex, name=one, created_at=now) for one in names]
    return [(one, replace(_sub_account(uuid.uuid4().hex, one, settings, plan), name=name)) for one in made]


def _sub_account(id: str, owner: Organisation, settings: Settings, plan: Plan) -> SubAccount:
    return SubAccount(
        id=id,
        organisation=owner.id,
        key=DEFAULT_SUB_ACCOUNT,
        name=owner.name,
        language=settings.language,
        zone=settings.zone,
        plan=plan,
    )
