"""The report of a check as a file, in the check's language; None where there is no such check or version (R42)."""

import re
from collections.abc import Mapping

from bot.flows.texts import Texts
from bot.report_files.pages import pages
from bot.report_files.reported import Reported
from bot.report_files.spreadsheet import spreadsheet
from bot.report_files.typeset import typeset
from bot.storage.reading import checks, organisations
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.moment import one_moment
from bot.storage.reading.reports import report_of

LONGEST_NAME = 80
NOT_IN_NAMES = re.compile(r"[^\w .,'()-]+")


@one_moment()
async def reported_of(
    organisation: str, check: str, texts: Mapping[str, Texts], version: int | None = None
) -> Reported | None:
    """The latest, or one version of it."""
    read = await checks.one(organisation, check)
    report = await report_of(read, version) if read else None
    if read is None or report is None:
        return None
    owner = read.sub_account.name or (await organisations.one(read.check.organisation)).name
    return Reported(report, read, owner, texts[read.check.language])


async def pdf_in(reported: Reported) -> bytes:
    """Tagged, as PDF/UA-1 has it; the same version of the same report is the same file."""
    return await typeset(pages(reported), reported.report.issued_at)


def csv_in(reported: Reported) -> bytes:
    return spreadsheet(reported)


def file_name(read: CheckRead, texts: Mapping[str, Texts], ending: str) -> str:
    """What the file is called where it is saved: such as "References Anna Lind.pdf"."""
    called = texts[read.check.language]("report.file", candidate=read.check.candidate_name)
    plain = " ".join(NOT_IN_NAMES.sub(" ", called).split())
    return f"{plain[:LONGEST_NAME].strip(' .')}.{ending}"
