"""Work that waits until we know whom it is for; guests are told that it is not for them."""

from collections.abc import Awaitable, Callable

from web.slack.here import Here
from web.slack.knowing import met, refusal
from web.slack.telling import tell

Work = Callable[[Here], Awaitable[None]]


def met_first(here: Here, work: Work) -> Callable[[], Awaitable[None]]:
    async def after() -> None:
        known = await met(here)
        if no := refusal(known):
            await tell(known, known.say(no))
        else:
            await work(known)

    return after
