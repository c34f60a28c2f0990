"""Makes an organisation, with the sub-account that checks belong to unless they name another."""

from dataclasses import replace

from bot.domain.inbox import organisation_lane
from bot.domain.organisation import Organisation, SubAccount
from bot.storage.database import Database
from bot.storage.into import INTO, LANE_MET
from bot.storage.records import mapper
from bot.storage.steps import Clash, Query, Steps, Write

DEFAULT_SUB_ACCOUNT = "default"
BY_NAME = f"SELECT {mapper(Organisation).listed()} FROM organisation WHERE name = $1"
BY_ID = f"SELECT {mapper(SubAccount).listed()} FROM sub_account WHERE id = $1"
HOLD = "SELECT key FROM lane WHERE key = $1 {lock}"
RENAME = "UPDATE organisation SET name = $2 WHERE id = $1"
IF_NEW = replace(INTO[Organisation], clash=Clash.FIRST_STAYS, key=("name",))
IF_NEW_ID = replace(INTO[Organisation], clash=Clash.FIRST_STAYS, key=("id",))


async def ensure_organisation(database: Database, organisation: Organisation, sub_account: SubAccount) -> Organisation:
    """The organisation of that name: the one given, with its sub-account, unless there is one already."""
    return await database.write(lambda: _ensure(organisation, sub_account))


async def renew_organisation(database: Database, organisation: Organisation, sub_account: SubAccount) -> None:
    """Makes the organisation, or has it be as given from now on; when it was made, and what was chosen for its
    sub-account, stays."""
    await database.write(lambda: _renew(organisation, sub_account))


def _renew(organisation: Organisation, sub_account: SubAccount) -> Steps[None]:
    lane = organisation_lane(organisation.id)
    yield Write({LANE_MET: [(lane, "[]", "[]")]})
    yield Query(HOLD, [lane])  # a turn of the organisation that is under way would write down what it saw before
    yield Write({IF_NEW_ID: [mapper(Organisation).row(organisation)]})
    yield Query(RENAME, [organisation.id, organisation.name])
    rows = yield Query(BY_ID, [sub_account.id])
    now = mapper(SubAccount).record_of(rows[0]).renewed(sub_account) if rows else sub_account
    yield Write({INTO[SubAccount]: [mapper(SubAccount).row(now)]})


def _ensure(organisation: Organisation, sub_account: SubAccount) -> Steps[Organisation]:
    yield Write({IF_NEW: [mapper(Organisation).row(organisation)]})
    (row,) = yield Query(BY_NAME, [organisation.name])
    kept: Organisation = mapper(Organisation).record_of(row)
    if kept.id == organisation.id:
        yield Write({INTO[SubAccount]: [mapper(SubAccount).row(sub_account)]})
    return kept
