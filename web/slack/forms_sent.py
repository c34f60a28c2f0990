"""The small forms when they are sent: more references, a follow-up, a start anew, a search, one's settings."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.channels.slack.seat import Answer, Submitted
from bot.domain.desk import Telling
from bot.domain.dialled import as_e164, region_of
from bot.domain.inbox import Happening, Row
from bot.flows.follow_up_asked import LONGEST_QUESTION
from bot.flows.recruiter import MOST_REFERENCES
from web.api.words import EMAIL
from web.slack.acts import Target
from web.slack.here import Here
from web.slack.home_acts import chosen_row, published
from web.slack.outcomes import seen_through
from web.slack.start.sent import value_in, values_in
from web.slack.views import back_where_asked, kept_in

Form = Callable[[Here, Submitted], Awaitable[Answer]]
CLOSED: dict[str, Any] = {"response_action": "clear"}


def _wrong(**errors: str) -> Answer:
    return Answer({"response_action": "errors", "errors": {block: str(text) for block, text in errors.items()}})


async def _act(here: Here, sent: Submitted, happening: Happening, fields: dict[str, Any], done: str) -> Answer:
    target = Target(str(kept_in(sent.metadata).get("check") or ""))
    row = here.of_check(target.check, happening, fields)
    await here.vouchline.intake.take(row)
    there = back_where_asked(here, sent.metadata)

    async def after() -> None:
        await seen_through(there, row, target, done)

    return Answer(CLOSED, after)


async def _more_references(here: Here, sent: Submitted) -> Answer:
    typed = value_in(sent.state, "count") or "1"
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:4]) <= MOST_REFERENCES):
        return _wrong(count=here.say("slack.form.wrong.references_wanted"))
    return await _act(here, sent, Happening.MORE_REFERENCES_ASKED, {"count": int(typed)}, "slack.done.more_references")


async def _follow_up(here: Here, sent: Submitted) -> Answer:
    person, question = value_in(sent.state, "person"), value_in(sent.state, "question")
    if not person:
        return _wrong(person=here.say("slack.form.wrong.person"))
    if not question or len(question) > LONGEST_QUESTION:
        return _wrong(question=here.say("slack.form.wrong.question", count=LONGEST_QUESTION))
    fields = {"person": person, "question": question}
    return await _act(here, sent, Happening.FOLLOW_UP_ASKED, fields, "slack.done.follow_up")


async def _start_anew(here: Here, sent: Submitted) -> Answer:
    """What is left empty stays as it was."""
    name, phone, email = (value_in(sent.state, f"candidate_{one}") for one in ("name", "phone", "email"))
    if email and not EMAIL.fullmatch(email):
        return _wrong(candidate_email=here.say("slack.form.wrong.email"))
    try:
        number = as_e164(phone, region_of(here.vouchline.zone)) if phone else ""
    except ValueError:
        return _wrong(candidate_phone=here.say("slack.form.wrong.phone", typed=phone))
    given = {"name": name, "phone": number, "email": email}
    fields = {"candidate": {key: value for key, value in given.items() if value}}
    return await _act(here, sent, Happening.START_ANEW_ASKED, fields, "slack.done.start_anew")


async def _home_search(here: Here, sent: Submitted) -> Answer:
    return await _chosen(here, chosen_row(here, "words", value_in(sent.state, "q")))


async def _settings(here: Here, sent: Submitted) -> Answer:
    until = value_in(sent.state, "snoozed_until")
    telling = value_in(sent.state, "telling")
    chosen: dict[str, Any] = {
        "has_digest": "digest" in values_in(sent.state, "digest"),
        "snoozed_until": _morning(here, date.fromisoformat(until)).isoformat() if until else None,
    }
    if telling in set(Telling):
        chosen["telling"] = telling
    return await _chosen(here, here.of_mine(Happening.RECRUITER_CHOSE, chosen, "settings"), shows_home=False)


def _morning(here: Here, day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(here.zone))


async def _chosen(here: Here, row: Row | None, *, shows_home: bool = True) -> Answer:
    if row is None:
        return Answer(CLOSED)
    await here.vouchline.intake.take(row)

    async def after() -> None:
        if shows_home:
            await published(here, row)

    return Answer(CLOSED, after)


FORMS: dict[str, Form] = {
    "more_references": _more_references,
    "follow_up": _follow_up,
    "start_anew": _start_anew,
    "home_search": _home_search,
    "settings": _settings,
}
