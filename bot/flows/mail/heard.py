"""What a mail that came means for the address that we had written to, whatever it is about."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.came import Came
from bot.domain.inbox import Lane
from bot.flows.mail.away import back_on
from bot.flows.stop_words.wishes import Wish, wish_in

ANSWERS_EVERY = timedelta(hours=1)
MOST_ANSWERS = 3  # in a row: an answer to an answer to an answer ends there, whoever writes the others
WISHES = {Came.STOP: Wish.STOP, Came.START: Wish.START}
NOT_WRITTEN_NOW = re.compile(r"^(?:re|sv|vs|aw|fw|fwd|vb)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    came: Came
    wish: Wish | None = None  # where it changes something
    is_answered: bool = False
    until: date | None = None  # the first day on which they may be there again

    @property
    def as_json(self) -> dict[str, Any]:
        wish, until = self.wish and self.wish.value, self.until and self.until.isoformat()
        return {"came": self.came.value, "wish": wish, "is_answered": self.is_answered, "until": until}

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Heard":
        wish, until = told["wish"] and Wish(told["wish"]), told["until"] and date.fromisoformat(told["until"])
        return cls(Came(told["came"]), wish, told["is_answered"], until)


def heard_in(payload: dict[str, Any], lane: Lane, now: datetime) -> Heard:
    came, has_stopped = Came(payload["came"]), lane.opted_out_at is not None
    wish = _wish(came, payload, has_stopped)
    is_new = wish is not None and (wish is Wish.STOP) is not has_stopped
    until = back_on(f"{payload['subject']}\n{payload['text']}", now.date()) if came is Came.AWAY else None
    return Heard(came, wish if is_new else None, _is_answered(came, payload, lane, wish, is_new, now), until)


def after(lane: Lane, heard: Heard, now: datetime) -> Lane:
    """The lane as it is now."""
    stopped = {Wish.STOP: now, Wish.START: None, None: lane.opted_out_at}[heard.wish]
    answered_at = now if heard.is_answered and heard.wish is None else lane.mail_answered_at
    return replace(lane, opted_out_at=stopped, mail_answered_at=answered_at)


def _wish(came: Came, payload: dict[str, Any], has_stopped: bool) -> Wish | None:
    """Somebody's signature may stand below the one word, and the one word in the subject."""
    if came is not Came.WORDS:
        return WISHES.get(came)
    text = payload["text"].strip()
    first = text.partition("\n")[0]
    subject = "" if text or NOT_WRITTEN_NOW.match(payload["subject"]) else payload["subject"]
    wishes = (wish_in(words, has_stopped=has_stopped) for words in (text, first, subject) if words)
    return next((wish for wish in wishes if wish), None)


def _is_answered(
    came: Came, payload: dict[str, Any], lane: Lane, wish: Wish | None, is_new: bool, now: datetime
) -> bool:
    """Never a machine, nor anybody who wants nothing from us, nor over and over."""
    if came is not Came.WORDS or (wish is Wish.STOP and not is_new):
        return False
    if wish and is_new:
        return True
    if lane.opted_out_at or payload["answers"] >= MOST_ANSWERS:
        return False
    return lane.mail_answered_at is None or now - lane.mail_answered_at >= ANSWERS_EVERY
