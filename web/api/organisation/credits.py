"""The ledger of credits (R6)."""

from bot.storage.reading import organisations
from web.api.call import Call
from web.api.checks.gives import CreditEntryGiven, CreditsGiven
from web.api.endpoint import Nothing, endpoint

UNLIMITED = "unlimited"


@endpoint("Credits: the balance and the ledger's newest lines", takes=Nothing, gives=CreditsGiven)
async def show_credits(call: Call, _: Nothing) -> CreditsGiven:
    ledger = await organisations.ledger(call.organisation, newest=100)
    lines = [
        CreditEntryGiven(at=one.at, amount=one.amount, balance=one.balance, reason=one.reason, check=one.check)
        for one in ledger
    ]
    return CreditsGiven(balance=await balance_of(call.organisation), entries=lines)


async def balance_of(organisation: str) -> int | str:
    is_limited = (await organisations.one(organisation)).credits_limited
    return await organisations.balance(organisation) if is_limited else UNLIMITED
