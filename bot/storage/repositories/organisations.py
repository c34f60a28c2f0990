"""Makes an organisation, with the sub-account that checks belong to unless they name another."""

from dataclasses import replace

from bot.domain.organisation import Organisation, SubAccount
from bot.storage.database import Database
from bot.storage.into import INTO
from bot.storage.records import mapper
from bot.storage.steps import Clash, Query, Steps, Write

DEFAULT_SUB_ACCOUNT = "default"
BY_NAME = f"SELECT {mapper(Organisation).listed()} FROM organisation WHERE name = $1"
RENAME = "UPDATE organisation SET name = $2 WHERE id = $1"
IF_NEW = replace(INTO[Organisation], clash=Clash.FIRST_STAYS, key=("name",))
IF_NEW_ID = replace(INTO[Organisation], clash=Clash.FIRST_STAYS, key=("id",))


async def ensure_organisation(database: Database, organisation: Organisation, sub_account: SubAccount) -> Organisation:
    """The organisation of that name: the one given, with its sub-account, unless there is one already."""
    return await database.write(lambda: _ensure(organisation, sub_account))


async def renew_organisation(database: Database, organisation: Organisation, sub_account: SubAccount) -> None:
    """Makes the organisation, or has it and its sub-account be as given from now on; when it was made stays."""
    await database.write(lambda: _renew(organisation, sub_account))


def _renew(organisation: Organisation, sub_account: SubAccount) -> Steps[None]:
    yield Write({IF_NEW_ID: [mapper(Organisation).row(organisation)]})
    yield Query(RENAME, [organisation.id, organisation.name])
    yield Write({INTO[SubAccount]: [mapper(SubAccount).row(sub_account)]})


def _ensure(organisation: Organisation, sub_account: SubAccount) -> Steps[Organisation]:
    yield Write({IF_NEW: [mapper(Organisation).row(organisation)]})
    (row,) = yield Query(BY_NAME, [organisation.name])
    kept: Organisation = mapper(Organisation).record_of(row)
    if kept.id == organisation.id:
        yield Write({INTO[SubAccount]: [mapper(SubAccount).row(sub_account)]})
    return kept
