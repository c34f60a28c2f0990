"""The ledger of credits (R6)."""

from typing import Annotated

from pydantic import Field

from bot.domain.organisation import CreditEntry
from bot.storage.reading import organisations
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
async def show_credits(call: Call, wanted: CreditsWanted) -> CreditsGiven:
    lines, following = await organisations.ledger_page(call.organisation, place(wanted.cursor), wanted.limit)
    return CreditsGiven(
        balance=await balance_of(call.organisation),
        entries=[_given(one) for one in lines],
        next=str(following) if following else None,
    )


def _given(one: CreditEntry) -> CreditEntryGiven:
    return CreditEntryGiven(at=one.at, amount=one.amount, balance=one.balance, reason=one.reason, check=one.check)


async def balance_of(organisation: str) -> int | str:
    is_limited = (await organisations.one(organisation)).credits_limited
    return await organisations.balance(organisation) if is_limited else UNLIMITED
