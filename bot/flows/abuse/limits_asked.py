"""An admin chooses where messages may go, and how much may be sent in a month."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.domain.countries import COUNTRIES
from bot.domain.inbox import Row
from bot.domain.limits import Allowance
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import Wrong, refused_fields

BUDGETS = ("segments", "cost")
LARGEST = 10**9


def limits_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """What is not spoken of stays. A list without countries, like None, is the installation's own."""
    if wrongs := _wrongs(row.payload):
        return refused_fields("invalid-request", wrongs)
    now = _asked(seen, row.payload)
    lets_go = seen.organisation.id if _budgets(now) != _budgets(seen.organisation.allowance) else None
    return Changes(put=[replace(seen.organisation, allowance=now)], lets_go=lets_go)


def _asked(seen: OrganisationSeen, asked: Mapping[str, Any]) -> Allowance:
    was = seen.organisation.allowance
    countries = tuple(sorted(set(asked["countries"] or ()))) if "countries" in asked else was.countries
    budgets = {name: asked[name] for name in BUDGETS if name in asked}
    zone = next((one.zone for one in seen.sub_accounts if one.key == "default"), was.zone)
    return replace(was, countries=countries, zone=zone, **budgets)


def _budgets(allowance: Allowance) -> tuple[int | None, int | None]:
    return allowance.segments, allowance.cost


def _wrongs(asked: Mapping[str, Any]) -> Sequence[Wrong]:
    unknown = [one for one in asked.get("countries") or () if one not in COUNTRIES]
    wrongs = [Wrong("/countries", f"{one!r} is not the code of a country that has phone numbers") for one in unknown]
    for name in BUDGETS:
        amount = asked.get(name)
        if amount is not None and not 0 <= amount <= LARGEST:
            wrongs.append(Wrong(f"/{name}", f"must be 0 to {LARGEST}, or none for no limit"))
    return wrongs
