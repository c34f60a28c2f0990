"""Tables whose turns may die before they are written, as a process does."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.inbox import Happening, Row
from bot.domain.questionnaire import Questionnaire
from tests.telling.keeping import Decide
from tests.telling.outbox import Memory


class Frail(Memory):
    def __init__(self, questionnaires: Iterable[Questionnaire]) -> None:
        super().__init__(questionnaires)
        self.deaths_ahead = 0
        self.heard_in: set[str] = set()  # lanes that people have written in

    def put_rows(self, rows: Iterable[Row], now: datetime) -> int:
        came = list(rows)
        self.heard_in |= {row.lane for row in came if row.happening is Happening.TEXT_RECEIVED}
        return super().put_rows(came, now)

    def turn(self, decide: Decide) -> bool:
        """A turn that dies has decided and written nothing; its row is tried again."""
        if self.waiting and self.deaths_ahead:
            self.deaths_ahead -= 1
            row = self.waiting[0]
            decide(self.view(row), row)
            return True
        return super().turn(decide)
