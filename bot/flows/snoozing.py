"""Answering later, in plain words (R26): the day is shown back, and counts once the person has said so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import EventType
from bot.domain.reminders import next_open_hour
from bot.flows.calendar import long_day
from bot.flows.day_agreed import PROPOSED, DayReader
from bot.flows.openings import facts
from bot.flows.progress import zone_for
from bot.flows.readers.choice import chosen
from bot.flows.readers.when import Later, wish_for_later
from bot.flows.talk import Inbound, Prompt, Talk

ASKED = "snooze"
DATED = frozenset({"date", "period"})  # kinds of steps at which a bare day is an answer
WORDED = frozenset({"text", "dates"})  # at which it may be one


def propose_snooze(talk: Talk, inbound: Inbound, asked: Callable[[], Prompt | None]) -> bool:
    """Whether these words wish for later; then they are no answer, unless the person says that they are."""
    wish = wish_for_later(inbound.text, today(talk))
    if wish is None or talk.inbound is None or talk.knows(PROPOSED):
        return False
    prompt = asked()
    if not (wish.is_explicit or _is_no_answer(inbound.text, prompt)):
        return False
    is_worded = prompt is not None and prompt.kind in WORDED
    propose(talk, wish, inbound, held=inbound.text if is_worded and not wish.is_explicit else "")
    return True


def propose(talk: Talk, wish: Later | None, inbound: Inbound, held: str = "") -> None:
    day = wish.day.isoformat() if wish and wish.day else None
    talk.inbound = None
    talk.remember(PROPOSED, {"day": day, "far": bool(wish and wish.is_far), "held": held}, inbound)


def _is_no_answer(text: str, prompt: Prompt | None) -> bool:
    """A bare day is an answer where a date is asked for, or where it is one of the choices."""
    if prompt and (prompt.kind in DATED or chosen(text, prompt.choices)):
        return False
    return any(letter.isalpha() for letter in text)


def today(talk: Talk) -> date:
    return talk.moment.now.astimezone(ZoneInfo(zone_for(talk.conversation, talk.seen.check))).date()


def confirm_snooze(talk: Talk) -> None:
    """Waits at step `snooze` while a day is shown back; whatever is no yes, no or day goes to what was asked before."""
    if not talk.knows(PROPOSED):
        return
    proposed = talk.answer(PROPOSED)
    talk.ask(ASKED, lambda: _prompt(talk, proposed), DayReader(talk, proposed, today(talk)))
    until = _until(talk, date.fromisoformat(proposed["day"]))
    talk.forget(PROPOSED, ASKED)
    talk.record("snoozed", until.isoformat())  # the clocks begin anew with it
    talk.conversation = replace(talk.conversation, snoozed_until=until, paused=False)
    talk.log_own(EventType.SNOOZED, date=proposed["day"])
    tell_the_check(talk, until, proposed["day"])
    talk.say("thread.snoozed", day=_written(talk, proposed["day"]))
    talk.asks_again = False


def _prompt(talk: Talk, proposed: dict[str, str | None]) -> Prompt:
    if proposed["day"] is None:
        key = "thread.snooze_far" if proposed["far"] else "thread.snooze_when"
        text = page = talk.texts(key, **facts(talk.seen, talk.moment, talk.texts))
    else:
        day = _written(talk, proposed["day"])
        text, page = talk.texts("thread.snooze", day=day), talk.texts("thread.snooze_page", day=day)
    ways_on = talk.texts("thread.snooze_held" if proposed["held"] else "thread.snooze_no")
    return Prompt(ASKED, f"{text} {ways_on}", "snooze", page=page)


def _written(talk: Talk, day: str) -> str:
    return long_day(date.fromisoformat(day), talk.texts.language)


def _until(talk: Talk, day: date) -> datetime:
    """The hour at which reminders may go out again, where the person is; never today, when we have just written."""
    plan, zone = talk.seen.check.sub_account.plan, zone_for(talk.conversation, talk.seen.check)
    opens = datetime.combine(day, time(plan.opens_at_hour), tzinfo=ZoneInfo(zone)).astimezone(talk.moment.now.tzinfo)
    return next_open_hour(plan, zone, max(opens, talk.moment.now))


def tell_the_check(talk: Talk, until: datetime | None, day: str | None) -> None:
    """Without a day, reminders go out as planned again."""
    mine = talk.conversation
    if mine.reference:
        payload = {"reference": mine.reference, "until": until.isoformat() if until else None, "day": day}
        key = f"{mine.id}:{talk.memory.length}:snoozed"
        talk.tell(Row(check_lane(mine.check), "lane", key, Happening.REFEREE_SNOOZED, payload))
