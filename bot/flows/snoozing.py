"""Answering later, in plain words (R26): the day is shown back, and counts once the person has said so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import EventType
from bot.domain.reminders import next_open_hour
from bot.flows.calendar import long_day
from bot.flows.openings import facts
from bot.flows.progress import zone_for
from bot.flows.readers.choice import chosen
from bot.flows.readers.when import Later, wish_for_later
from bot.flows.readers.words import folded
from bot.flows.readers.yes_no import read_yes_no
from bot.flows.talk import Changed, Inbound, Noted, NotForThis, Prompt, Reading, Talk, Unclear, Understood

PROPOSED, ASKED = "snoozing", "snooze"
DATED = frozenset({"date", "period"})  # kinds of steps at which a bare day is an answer
WORDED = frozenset({"text", "dates"})  # at which it may be one
AGREED = frozenset("bra perfekt toppen fint great perfect fine good".split())
SHORT_WORDS = 4  # "ok thank you", "ja det blir bra": whoever writes more says something else as well
STAY = frozenset({"back", "tillbaka", "undo", "ångra", "angra"})


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
    talk.ask(ASKED, lambda: _prompt(talk, proposed), SnoozeReader(talk, proposed))
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


class SnoozeReader:
    def __init__(self, talk: Talk, proposed: dict[str, str | None]) -> None:
        self.talk, self.proposed = talk, proposed

    def __call__(self, inbound: Inbound) -> Reading:
        answer = _yes_or_no(inbound.text)
        if folded(inbound.text) in STAY:
            return Changed((PROPOSED,))
        wish = wish_for_later(inbound.text, today(self.talk)) or (
            answer and wish_for_later(answer[1], today(self.talk))
        )
        if wish:
            is_the_same = wish.day is not None and wish.day.isoformat() == self.proposed["day"]
            return Understood(True) if answer and answer[0] and is_the_same else self._other_day(wish)
        if answer and (_is_short(answer[1]) or not self.talk.has_recorded("consented")):
            return self._answered(inbound, is_yes=answer[0])
        return NotForThis((PROPOSED,), inbound)

    def _answered(self, inbound: Inbound, is_yes: bool) -> Reading:
        if is_yes:
            return Understood(True) if self.proposed["day"] else Unclear()
        held = self.proposed["held"]
        return NotForThis((PROPOSED,), replace(inbound, text=held)) if held else Changed((PROPOSED,))

    def _other_day(self, wish: Later) -> Reading:
        day = wish.day.isoformat() if wish.day else None
        return Noted({PROPOSED: {"day": day, "far": wish.is_far, "held": ""}})


def _until(talk: Talk, day: date) -> datetime:
    """The hour at which reminders may go out again, where the person is; never today, when we have just written."""
    plan, zone = talk.seen.check.sub_account.plan, zone_for(talk.conversation, talk.seen.check)
    opens = datetime.combine(day, time(plan.opens_at_hour), tzinfo=ZoneInfo(zone)).astimezone(talk.moment.now.tzinfo)
    return next_open_hour(plan, zone, max(opens, talk.moment.now))


def _yes_or_no(text: str) -> tuple[bool, str] | None:
    return (True, "") if folded(text) in AGREED else read_yes_no(text)


def _is_short(rest: str) -> bool:
    """A yes with thanks is a yes to the day; before consent any yes is, lest it be taken for consent (R54)."""
    return len(rest.split()) <= SHORT_WORDS and not any(letter.isdigit() for letter in rest)


def tell_the_check(talk: Talk, until: datetime | None, day: str | None) -> None:
    """Without a day, reminders go out as planned again."""
    mine = talk.conversation
    if mine.reference:
        payload = {"reference": mine.reference, "until": until.isoformat() if until else None, "day": day}
        key = f"{mine.id}:{talk.memory.length}:snoozed"
        talk.tell(Row(check_lane(mine.check), "lane", key, Happening.REFEREE_SNOOZED, payload))
