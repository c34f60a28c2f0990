"""Somebody in a check is written to again, on a channel of the recruiter's choice (R48)."""

from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening
from bot.storage.reading.checks import CheckRead
from web.api.call import Call
from web.api.checks.acting import Holds, act
from web.api.checks.gives import CheckGiven
from web.api.checks.takes import ResendAsked
from web.api.endpoint import endpoint

REFUSED = (
    "unknown-check",
    "unknown-person",
    "no-address",
    "opted-out",
    "channel-not-available",
    "nothing-to-resend",
    "reminded-recently",
    "check-over",
)


@endpoint(
    "Write to somebody again where a message did not arrive, by another route or the same (R48)",
    takes=ResendAsked,
    gives=CheckGiven,
    problems=REFUSED,
)
async def resend(call: Call, asked: ResendAsked) -> CheckGiven:
    return await act(call, Happening.RESEND_ASKED, asked.model_dump(), _goes_by(asked.channel))


def _goes_by(channel: str) -> Holds:
    return lambda read, outcome: _is_on(read, str(outcome.get("resent", "")), channel)


def _is_on(read: CheckRead, conversation: str, channel: str) -> bool:
    mine: list[Conversation] = [one for one in read.conversations if one.id == conversation]
    return all(one.channel == channel for one in mine)
