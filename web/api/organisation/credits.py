"""The ledger of credits (R6)."""

from typing import Annotated

from pydantic import Field

from bot.domain.organisation import CreditEntry
from bot.storage.reading import organisations
from bot.storage.reading.moment import one_moment
from web.api.call import Call
from web.api.checks.lifecycle import place
from web.api.checks.takes import NumberCursor, Taken
from web.api.endpoint import endpoint
from web.api.organisation.gives_credits import CreditEntryGiven, CreditsGiven

UNLIMITED = "unlimited"


class CreditsWanted(Taken):
    cursor: NumberCursor = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


@endpoint("Credits: the balance, and the lines of the ledger, newest first", takes=CreditsWanted, gives=CreditsGiven)
@one_moment()
async def show_credits(call: Call, wanted: CreditsWanted) -> CreditsGiven:
    ledger = await organisations.ledger_page(call.organisation, place(wanted.cursor), wanted.limit)
    return CreditsGiven(
        balance=ledger.balance if await is_limited(call.organisation) else UNLIMITED,
        entries=[_given(one) for one in ledger.entries],
        next=str(ledger.next) if ledger.next else None,
    )


def _given(one: CreditEntry) -> CreditEntryGiven:
    return CreditEntryGiven(at=one.at, amount=one.amount, balance=one.balance, reason=one.reason, check=one.check)


async def balance_of(organisation: str) -> int | str:
    return await organisations.balance(organisation) if await is_limited(organisation) else UNLIMITED


async def is_limited(organisation: str) -> bool:
    return (await organisations.one(organisation)).credits_limited
