"""Everything that happened in a check, in order, one sentence each (R39)."""

from bot.domain.lifecycle import Event
from bot.errors import RequestRefused
from bot.flows.lifecycle import sentence
from bot.flows.texts import Texts
from bot.storage.reading import events
from web.api.call import Call
from web.api.endpoint import endpoint
from web.api.found import the_check
from web.api.gives import EventGiven, LifecycleGiven
from web.api.takes import LifecycleWanted
from web.problems import pointer


@endpoint(
    "Everything that happened in a check, in order",
    takes=LifecycleWanted,
    gives=LifecycleGiven,
    problems=("unknown-check",),
)
async def show_lifecycle(call: Call, wanted: LifecycleWanted) -> LifecycleGiven:
    check = (await the_check(call)).check
    texts = _texts(call, wanted.language or check.language)
    found = await events.of(call.organisation, check.id)
    return LifecycleGiven(events=[_event(one, texts) for one in found])


def _texts(call: Call, language: str) -> Texts:
    known = call.vouchline.texts
    if language not in known:
        detail = f"There are no sentences in {language!r}; choose one of: {', '.join(sorted(known))}."
        raise RequestRefused("unknown-language", detail, at=pointer("language"))
    return known[language]


def _event(event: Event, texts: Texts) -> EventGiven:
    return EventGiven(at=event.at, type=event.type, text=sentence(event, texts), actor=event.actor, about=event.about)
