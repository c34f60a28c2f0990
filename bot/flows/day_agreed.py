"""What is said to a day that was shown back: agreed, not at all, another one, or something else (R26)."""

from dataclasses import replace
from datetime import date

from bot.flows.readers.when import Later, wish_for_later
from bot.flows.readers.words import folded
from bot.flows.readers.yes_no import is_no_more_than_that, read_agreement
from bot.flows.talk import Changed, Inbound, Noted, NotForThis, Reading, Talk, Unclear, Understood

PROPOSED = "snoozing"
STAY = frozenset({"back", "tillbaka", "undo", "ångra", "angra"})


class DayReader:
    """A yes or a no to the day proposed, or another day; anything else answers what was asked before."""

    def __init__(self, talk: Talk, proposed: dict[str, str | None], today: date) -> None:
        self.talk, self.proposed, self.today = talk, proposed, today

    def __call__(self, inbound: Inbound) -> Reading:
        answer = read_agreement(inbound.text)
        if folded(inbound.text) in STAY:
            return Changed((PROPOSED,))
        wish = wish_for_later(inbound.text, self.today) or (answer and wish_for_later(answer[1], self.today))
        if wish:
            is_the_same = wish.day is not None and wish.day.isoformat() == self.proposed["day"]
            return Understood(True) if answer and answer[0] and is_the_same else self._other_day(wish)
        # Before consent any yes is to the day, lest it be taken for consent (R54).
        if answer and (is_no_more_than_that(answer[1]) or not self.talk.has_recorded("consented")):
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
