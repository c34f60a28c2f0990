"""Checks in every state that a recruiter may see, told in a world in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.desk import Place
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import Event
from bot.domain.notice import NEEDING
from bot.flows.changes import CheckSeen
from bot.flows.decide import decide
from bot.flows.seat.card import CardView, card_of
from tests.telling.office import Office
from tests.telling.outbox import Memory
from tests.world import QUESTIONNAIRES, TEXTS, Phone, World

ZONE = "Europe/Stockholm"
PLACE = Place("T1", "C1", "U1", "en")
ANNA = Phone("+46701234567")
EVA, PER = Phone("+46702222222"), Phone("+46703333333")
EVA_BERG = "Eva Berg, 070-222 22 22, chef, Acme, 2019-2022"
PER_EK = "Per Ek, 070-333 33 33, kollega, Bageri Öst, 2020-2021"
TWO = f'start "Anna Lind, +46701234567" referees="{EVA_BERG}; {PER_EK}"'
ALONE = 'start "Anna Lind, +46701234567" references=2'


class Seat:
    """One check of Anna Lind, and the office that it is steered from."""

    def __init__(self, *wishes: str) -> None:
        self.tables = Memory(QUESTIONNAIRES.values())
        self.world = World(self.tables)
        self.office = Office(self.world)
        for wish in wishes:
            self.office.obey(wish)

    @property
    def seen(self) -> CheckSeen:
        seen = self.tables.check_seen([*self.tables.checks][-1])
        assert seen is not None
        return replace(seen, check=replace(seen.check, place=PLACE))

    @property
    def needing(self) -> tuple[Event, ...]:
        """Everything that ever needed the recruiter: what has been resolved since is storage's to say."""
        told = [one.what for one in self.world.told if isinstance(one.what, Event)]
        return tuple(one for one in told if one.type in NEEDING)

    def wait(self, hours: float) -> "Seat":
        self.world.advance(timedelta(hours=hours))
        return self

    def card(
        self,
        language: str = "en",
        *,
        is_public: bool = False,
        needing: Sequence[Event] = (),
        seen: CheckSeen | None = None,
    ) -> CardView:
        shown = seen or self.seen
        answered = {one.conversation: (9, 14) for one in shown.references}
        texts, now = TEXTS[language], self.world.now
        return card_of(shown, needing, texts, now, ZONE, answered=answered, is_public=is_public)

    def would_refuse(self, happening: Happening, **payload: Any) -> bool:
        """Whether the check's own turn would say no, for more than an hour's rest after a reminder."""
        row = Row(check_lane(self.seen.check.id), "api", "tried", happening, {"by": "Rut", **payload})
        refused = decide(self.seen, row, self.world.moment()).outcome.get("refused", {})
        return bool(refused) and refused["kind"] != "reminded-recently"
