"""Everything that happened in a check, in order, one sentence each (R39)."""

from collections.abc import Mapping

from bot.domain.conversation import Conversation, Role
from bot.domain.lifecycle import Event
from bot.errors import RequestRefused
from bot.flows.lifecycle import sentence
from bot.flows.texts import Texts
from bot.storage.reading import events
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.moment import one_moment
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.noticed import person_given
from web.api.checks.takes import LifecycleWanted
from web.api.checks.told import EventGiven, LifecycleGiven
from web.api.endpoint import endpoint
from web.api.words import NUMBER
from web.problems import pointer


@endpoint(
    "Everything that happened in a check, in order",
    takes=LifecycleWanted,
    gives=LifecycleGiven,
    problems=("unknown-check",),
)
@one_moment()
async def show_lifecycle(call: Call, wanted: LifecycleWanted) -> LifecycleGiven:
    read = await the_check(call)
    texts = texts_in(call, wanted.language or read.check.language)
    found = await events.page(
        call.organisation,
        read.check.id,
        types=wanted.type,
        conversation=_meant(wanted.person, read) if wanted.person else None,
        after=place(wanted.cursor) or 0,
        limit=wanted.limit,
    )
    people = {one.id: one for one in read.conversations}
    given = [_event(one, people, texts) for one in found.events]
    return LifecycleGiven(events=given, next=str(found.next) if found.next else None)


def place(cursor: str | None) -> int | None:
    """The id of an event; it is all that there is to this cursor."""
    if cursor is None:
        return None
    if not NUMBER.fullmatch(cursor):
        raise RequestRefused("invalid-request", "This cursor is not one that we gave.", at=pointer("cursor"))
    return int(cursor)


def _meant(person: str, read: CheckRead) -> str:
    """The conversation of whom a caller means; nobody's when the check has no such person."""
    if person == Role.CANDIDATE:
        return next((one.id for one in read.conversations if one.role is Role.CANDIDATE), "")
    return next((one.conversation for one in read.references if one.id == person), person)


def texts_in(call: Call, language: str) -> Texts:
    known = call.vouchline.texts
    if language not in known:
        detail = f"There are no sentences in {language!r}; choose one of: {', '.join(sorted(known))}."
        raise RequestRefused("unknown-language", detail, at=pointer("language"))
    return known[language]


def _event(event: Event, people: Mapping[str, Conversation], texts: Texts) -> EventGiven:
    return EventGiven(
        id=str(event.id),
        at=event.at,
        type=event.type,
        text=sentence(event, texts),
        actor=event.actor,
        person=person_given(people.get(event.conversation or "")),
        about=event.about,
    )
