"""A key to the API is made, or revoked for good (R53). Only its fingerprint ever comes here."""

from dataclasses import replace

from bot.domain.inbox import Row
from bot.domain.organisation import ApiKey
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import pointer, refused

LONGEST_NAME = 60
MOST_IN_FORCE = 50


def api_key_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """`of_api_key` is the one to be revoked; empty: a new one."""
    if row.payload["of_api_key"]:
        return _revoked(seen, row.payload["of_api_key"], moment)
    name = " ".join("".join(sign for sign in row.payload["name"] if sign.isprintable()).split())
    if not 0 < len(name) <= LONGEST_NAME:
        return refused("bad-name", f"A name has 1 to {LONGEST_NAME} letters.", pointer("name"))
    if sum(1 for one in seen.api_keys if one.revoked_at is None) >= MOST_IN_FORCE:
        return refused("too-many-keys", f"There are {MOST_IN_FORCE} keys in force; revoke some first.")
    made = ApiKey(
        id=moment.new_id(),
        organisation=seen.organisation.id,
        name=name,
        fingerprint=row.payload["fingerprint"],
        created_at=moment.now,
        made_by=row.payload["by"],
    )
    return Changes(put=[made], outcome={"api_key": made.id})


def _revoked(seen: OrganisationSeen, id: str, moment: Moment) -> Changes:
    """Revoked again, it stays as it was."""
    key = next((one for one in seen.api_keys if one.id == id), None)
    if key is None:
        return refused("unknown-api-key", "There is no such key.")
    put = [] if key.revoked_at else [replace(key, revoked_at=moment.now)]
    return Changes(put=[*put], outcome={"api_key": id})
