"""Makes an organisation when it is first named."""

import uuid
from datetime import datetime

from bot.domain.organisation import Organisation, SubAccount
from bot.domain.reminders import Plan
from bot.storage.database import Database
from bot.storage.repositories.organisations import DEFAULT_SUB_ACCOUNT, ensure_organisation

DEFAULT_LANGUAGE, DEFAULT_ZONE = "sv", "Europe/Stockholm"


async def organisation_named(database: Database, name: str, plan: Plan, now: datetime) -> Organisation:
    """The organisation of that name, made with a sub-account if there is none yet."""
    new = Organisation(id=uuid.uuid4().hex, name=name, created_at=now)
    sub_account = SubAccount(
        id=uuid.uuid4().hex,
        organisation=new.id,
        key=DEFAULT_SUB_ACCOUNT,
        name=name,
        language=DEFAULT_LANGUAGE,
        zone=DEFAULT_ZONE,
        plan=plan,
    )
    return await ensure_organisation(database, new, sub_account)
