"""The ledger of credits (R6)."""

from bot.storage.reading import organisations
from web.api.call import Call
from web.api.endpoint import Nothing, endpoint
from web.api.gives import CreditEntryGiven, CreditsGiven

UNLIMITED = "unlimited"


@endpoint("Credits: the balance and the ledger's newest lines", takes=Nothing, gives=CreditsGiven)
async def show_credits(call: Call, _: Nothing) -> CreditsGiven:
    organisation = await organisations.one(call.organisation)
    ledger = await organisations.ledger(call.organisation, newest=100)
    balance = await organisations.balance(call.organisation) if organisation.credits_limited else UNLIMITED
    lines = [
        CreditEntryGiven(at=one.at, amount=one.amount, balance=one.balance, reason=one.reason, check=one.check)
        for one in ledger
    ]
    return CreditsGiven(balance=balance, entries=lines)
