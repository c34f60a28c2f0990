"""What the turn of an organisation's lane sees: its sub-accounts, balance, and the assignments that a row may mean."""

import json
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.listed import Listed
from bot.domain.organisation import ApiKey, Organisation, SubAccount
from bot.domain.own_questionnaire import OwnQuestionnaire
from bot.domain.questionnaire import Questionnaire
from bot.domain.sender import own_key
from bot.domain.user import User
from bot.domain.webhook import Webhook
from bot.flows.changes import OrganisationSeen
from bot.storage.seeing.checks import records
from bot.storage.seeing.columns import rows_of
from bot.storage.seeing.questionnaires import Pinned, pinned
from bot.storage.steps import Query, Steps

MEANT = "t.organisation = $1 AND (t.external_id = $2 OR t.title = $3 OR t.id = $5)"
LISTED = "t.organisation = $1 AND (t.id {in $6} OR t.assignment = $7)"
BALANCE = "coalesce((SELECT balance FROM credit_entry WHERE organisation = $1 ORDER BY id DESC LIMIT 1), 0)"
ONE_ORGANISATION = f"""SELECT {rows_of(Organisation, "organisation", "t.id = $1")},
{rows_of(SubAccount, "sub_account", "t.organisation = $1")}, {rows_of(Assignment, "assignment", MEANT)},
{BALANCE},
(SELECT {{rows t.key, t.organisation}} FROM sender t WHERE t.organisation IS NOT NULL AND t.key {{in $4}}),
{rows_of(Listed, "listed", LISTED)}, {rows_of(OwnQuestionnaire, "own_questionnaire", "t.organisation = $1")}"""

USERS = f"SELECT {rows_of(User, 'users', 't.organisation = $1')}"
API_KEYS = f"SELECT {rows_of(ApiKey, 'api_key', 't.organisation = $1')}"

WEBHOOKS = f"SELECT {rows_of(Webhook, 'webhook', 't.organisation = $1')}"


def see_organisation(organisation: str, payload: dict[str, Any], kept: Pinned) -> Steps[OrganisationSeen | None]:
    meant = payload.get("assignment") or {}
    senders = [own_key(channel, number) for channel, number in payload.get("senders", {}).items() if number]
    listed, added_to = list(payload.get("listed", ())), meant.get("id") if "people" in payload else None
    values = [organisation, meant.get("external_id"), meant.get("title"), senders, meant.get("id"), listed, added_to]
    (documents,) = yield Query(ONE_ORGANISATION, values)
    found = records(Organisation, documents[0])
    if not found:
        return None
    own = records(OwnQuestionnaire, documents[6])
    return OrganisationSeen(
        found[0],
        tuple(records(SubAccount, documents[1])),
        tuple(records(Assignment, documents[2])),
        int(documents[3]),
        dict(json.loads(documents[4])),
        tuple(records(Listed, documents[5])),
        users=(yield from _users(organisation)) if "of_user" in payload else (),
        api_keys=(yield from _api_keys(organisation)) if "of_api_key" in payload else (),
        webhooks=(yield from _webhooks(organisation)) if "of_webhook" in payload else (),
        own={(one.name, one.language): one for one in own},
        contents=(yield from _contents(own, kept)),
    )


def _contents(own: list[OwnQuestionnaire], kept: Pinned) -> Steps[dict[str, Questionnaire]]:
    versions = {one.content for one in own}
    known = yield from pinned(versions, kept)
    return {version: known[version] for version in versions}


def _users(organisation: str) -> Steps[tuple[User, ...]]:
    ((document,),) = yield Query(USERS, [organisation])
    return tuple(records(User, document))


def _api_keys(organisation: str) -> Steps[tuple[ApiKey, ...]]:
    ((document,),) = yield Query(API_KEYS, [organisation])
    return tuple(records(ApiKey, document))


def _webhooks(organisation: str) -> Steps[tuple[Webhook, ...]]:
    ((document,),) = yield Query(WEBHOOKS, [organisation])
    return tuple(records(Webhook, document))
