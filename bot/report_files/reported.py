"""A check with its report: all that a file is made of."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.flows.calendar import short_time, written_date
from bot.flows.report import Answer, Report
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead


@dataclass(frozen=True, slots=True)
class Reported:
    report: Report
    read: CheckRead
    organisation: str  # as people know it: the sub-account's name, where it has one
    texts: Texts

    def day(self, at: datetime) -> str:
        """Such as "7 December 2026", where the organisation is."""
        local = at.astimezone(ZoneInfo(self.read.sub_account.zone))
        return written_date(local.date().isoformat(), self.texts.language)

    def hour(self, at: datetime) -> str:
        """Such as "7 Dec 09:30", where the organisation is."""
        return short_time(at, self.read.sub_account.zone, self.texts.language)

    def shown(self, answer: Answer) -> str:
        """What was understood, as people write it."""
        if isinstance(answer.answer, bool):
            return self.texts("web.yes" if answer.answer else "web.no")
        if answer.kind == "rating":
            return self.texts("report.reference.rating", value=answer.answer)
        return written_date(answer.answer, self.texts.language) if answer.kind == "date" else str(answer.answer)

    @property
    def is_latest(self) -> bool:
        return self.report.version == len(self.report.versions)
