"""A check with its report: all that a file is made of."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.reference import Reference, Standing
from bot.flows.calendar import short_time, written_date
from bot.flows.report import Answer, Report, ReportedReference
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead


@dataclass(frozen=True, slots=True)
class Reported:
    report: Report
    read: CheckRead
    organisation: str  # as people know it: the sub-account's name, where it has one
    texts: Texts

    @property
    def is_latest(self) -> bool:
        return self.report.version == len(self.report.versions)

    @property
    def answered(self) -> int:
        """How many references are in, in this version."""
        return sum(1 for one in self.report.references if one.standing is Standing.SUBMITTED)

    def by_then(self, at: datetime | None) -> datetime | None:
        """An instant, unless an earlier version could not know of it yet."""
        return at if at is None or self.is_latest or at <= self.report.issued_at else None

    def known(self, shown: ReportedReference) -> Reference:
        """The reference as the check has it."""
        return next(one for one in self.read.references if one.position == shown.position)

    def language_of(self, shown: ReportedReference) -> str:
        """What the referee was asked in, so that a screen reader reads it in that."""
        conversation = self.known(shown).conversation
        return next(one.language for one in self.read.conversations if one.id == conversation)

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
